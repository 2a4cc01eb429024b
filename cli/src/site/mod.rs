//! `survei site`: a page for each service that stands by itself, with a QR code and a poster,
//! and a table of all of them for officers.

mod links;
mod page;
mod poster;
mod qr;
mod spot;

use std::fs;
use std::path::Path;

use survei_publik::survey::config::Config;

use crate::arguments::SiteArguments;
use crate::configuration::{Configuration, narrowed, read};
use crate::console::{Failure, Out};
use crate::html::folder;
use crate::instruments::indonesian;
use spot::{Spot, spots};

/// What every page needs to know.
pub(crate) struct Site<'a> {
    arguments: &'a SiteArguments,
    /// The public address of the folder.
    url: String,
    agency: String,
    title: String,
}

pub(crate) fn run(out: &mut Out, arguments: &SiteArguments) -> Result<u8, Failure> {
    let file = &arguments.configuration;
    let configuration = read(file)?;
    let config = &configuration.config;
    let site = Site {
        arguments,
        url: public(&arguments.url)?,
        agency: indonesian(&config.agency.name).to_owned(),
        title: indonesian(&config.instrument.title).to_owned(),
    };
    everywhere(config)?;
    let spots = spots(config)?;
    for spot in &spots {
        let (unit, service) = (spot.unit.as_deref(), spot.service.as_deref());
        let narrowed = narrowed(file, config, unit, service)?;
        write(&site, spot, &configuration, &narrowed)?;
    }
    put(&arguments.out.join("links.html"), &links::page(&site, &spots))?;
    // So that the folder is whole.
    put(&arguments.out.join("survei.json"), &configuration.text)?;
    out.line(&format!(
        "{}: {} halaman. Daftar alamat dan kode QR: links.html. Salin isi dist/ ke folder ini.",
        arguments.out.display(),
        spots.len()
    ))?;
    Ok(0)
}

/// Everything in the folder of one page.
fn write(
    site: &Site<'_>,
    spot: &Spot,
    configuration: &Configuration,
    narrowed: &Config,
) -> Result<(), Failure> {
    let folder = site.arguments.out.join(&spot.path);
    let address = format!("{}{}", site.url, spot.path);
    let title = format!("Kode QR: {}", site.heading(spot));
    put(&folder.join("index.html"), &page::page(site, spot, narrowed)?)?;
    put(&folder.join("qr.svg"), &qr::svg(&address, &title)?)?;
    put(&folder.join("poster.html"), &poster::page(site, spot, narrowed))?;
    if let Some((name, text)) = &configuration.own {
        // The widget looks for it beside the page.
        put(&folder.join(name), text)?;
    }
    Ok(())
}

impl Site<'_> {
    /// The way from a page to the folder in which the shipped files lie.
    fn base(&self, spot: &Spot) -> String {
        match &self.arguments.base {
            Some(base) => folder(base),
            None => spot.up(),
        }
    }

    /// The way from a page to the configuration.
    fn src(&self, spot: &Spot) -> String {
        let src = self.arguments.src.clone();
        src.unwrap_or_else(|| format!("{}survei.json", self.base(spot)))
    }

    /// What a page is called.
    fn heading(&self, spot: &Spot) -> String {
        let names = [&spot.service_name, &spot.unit_name].into_iter().flatten();
        let names: Vec<&str> = names.map(String::as_str).chain([self.agency.as_str()]).collect();
        format!("{} – {}", self.title, names.join(" – "))
    }
}

/// The public address: one that a phone can open.
fn public(url: &str) -> Result<String, Failure> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |host: &str| {
        !host.is_empty() && !host.starts_with('/') && !host.contains([' ', '?', '#', '"', '<', '>'])
    };
    match host.filter(|host| plain(host)) {
        Some(_) => Ok(folder(url)),
        None => Err(Failure::new(format!(
            "--url {url}: tulis alamat lengkap folder itu, misalnya https://kota.go.id/survei/"
        ))),
    }
}

/// Refuses addresses that lead elsewhere from pages in other folders.
fn everywhere(config: &Config) -> Result<(), Failure> {
    let submit = &config.submit;
    let addresses = [
        ("submit.url", Some(&submit.url)),
        ("submit.form.url", submit.form.url.as_ref()),
        ("agency.logo", config.agency.logo.as_ref()),
        ("topic.document", config.topic.as_ref().and_then(|topic| topic.document.as_ref())),
    ];
    let relative = |address: &&String| !(address.starts_with('/') || address.contains("://"));
    for (place, address) in addresses {
        if let Some(address) = address.filter(relative) {
            return Err(Failure::new(format!(
                "{place}: \"{address}\" berlaku untuk satu folder saja, sedangkan halamannya ada di \
                 banyak folder. Tulis https://… atau jalur yang dimulai dengan /."
            )));
        }
    }
    Ok(())
}

/// Writes a file and the folders it lies in.
fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let written =
        path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written
        .map_err(|error| Failure::new(format!("{}: tidak bisa ditulis: {error}", path.display())))
}
