//! A poster for the wall of an office: one A4 page.

use maud::html;
use survei_publik::survey::config::Config;

use super::Site;
use super::page::whole;
use super::spot::Spot;

/// How many questions are answered in a minute.
const PACE: usize = 5;

pub(super) fn page(site: &Site<'_>, spot: &Spot, config: &Config) -> String {
    let minutes = survei_publik::survey::form::items(config).len().div_ceil(PACE);
    let address = format!("{}{}", site.url, spot.path);
    let (_, words) = address.split_once("://").unwrap_or(("", &address));
    let subject = spot.service_name.as_ref().or(spot.unit_name.as_ref());
    let body = html! {
        main.poster {
            p.agency { (site.agency) }
            h1 { (subject.unwrap_or(&site.title)) }
            p.unit {
                @match (&spot.service_name, &spot.unit_name) {
                    (Some(_), Some(unit)) => (unit),
                    (None, Some(_)) => (site.title),
                    _ => "Semua layanan",
                }
            }
            img src="qr.svg" width="400" height="400" alt=(format!("Kode QR menuju {words}"));
            p.lead { "Arahkan kamera HP ke kode ini, lalu jawab pertanyaannya." }
            p.hint { "Sekitar " (minutes) " menit, tanpa nama. Jawaban Anda membantu kami memperbaiki pelayanan." }
            p.address { (words.trim_end_matches('/')) }
        }
    };
    whole(&site.base(spot), &format!("Poster: {}", site.heading(spot)), &html! {}, "sheet", &body)
}
