//! All pages in one table, for officers.

use maud::html;

use super::Site;
use super::page::whole;
use super::spot::Spot;

pub(super) fn page(site: &Site<'_>, spots: &[Spot]) -> String {
    let body = html! {
        main.links {
            h1 { "Alamat dan kode QR: " (site.title) }
            p { (site.agency) }
            p { "Formulir kertas: buka alamat layanannya, lalu cetak (Ctrl+P)." }
            div.scroll tabindex="0" role="region" aria-label="Daftar alamat" {
                table {
                    thead { tr {
                        th scope="col" { "Layanan" } th scope="col" { "Alamat" }
                        th scope="col" { "Kode QR" } th scope="col" { "Poster" }
                    } }
                    tbody {
                        @for spot in spots {
                            @let name = name(spot);
                            @let address = format!("{}{}", site.url, spot.path);
                            tr.unit[spot.service.is_none()] {
                                th scope="row" { (name) }
                                td { a href=(file(spot, "index.html")) { (address) } }
                                td { a href=(file(spot, "qr.svg")) {
                                    img src=(file(spot, "qr.svg")) width="96" height="96"
                                        loading="lazy" alt=(format!("Kode QR {name}"));
                                } }
                                td { a href=(file(spot, "poster.html")) { "Cetak poster" } }
                            }
                        }
                    }
                }
            }
        }
    };
    // At the root, where the shipped files lie unless it is said otherwise.
    let base = spots.first().map(|root| site.base(root)).unwrap_or_default();
    whole(&base, &format!("Alamat survei – {}", site.agency), &html! {}, "", &body)
}

fn file(spot: &Spot, name: &str) -> String {
    format!("{}{name}", spot.path)
}

fn name(spot: &Spot) -> &str {
    let name = spot.service_name.as_deref().or(spot.unit_name.as_deref());
    name.unwrap_or("Semua layanan")
}
