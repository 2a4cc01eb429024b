//! Where the pages lie.

use survei_publik::survey::config::Config;

use crate::console::Failure;
use crate::instruments::indonesian;

/// Names that an address or this site has a use of its own for.
const TAKEN: [&str; 9] = [
    ".",
    "..",
    "index.html",
    "qr.svg",
    "poster.html",
    "links.html",
    "survei.json",
    "element.js",
    "instruments",
];

/// One page: for everything, a unit, or a service.
pub(crate) struct Spot {
    pub(crate) unit: Option<String>,
    pub(crate) service: Option<String>,
    pub(crate) unit_name: Option<String>,
    pub(crate) service_name: Option<String>,
    /// The folder, with a stroke at its end; empty for the root.
    pub(crate) path: String,
}

impl Spot {
    /// The way up to the root.
    pub(crate) fn up(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }
}

/// The page for everything, then each unit's and its services'.
pub(crate) fn spots(config: &Config) -> Result<Vec<Spot>, Failure> {
    let mut spots = vec![Spot {
        unit: None,
        service: None,
        unit_name: None,
        service_name: None,
        path: String::new(),
    }];
    for unit in &config.units {
        free(&unit.id)?;
        let unit_name = || Some(indonesian(&unit.name).to_owned());
        let path = format!("{}/", unit.id);
        let id = || Some(unit.id.clone());
        spots.push(Spot {
            unit: id(),
            service: None,
            unit_name: unit_name(),
            service_name: None,
            path: path.clone(),
        });
        for service in &unit.services {
            free(&service.id)?;
            spots.push(Spot {
                unit: id(),
                service: Some(service.id.clone()),
                unit_name: unit_name(),
                service_name: Some(indonesian(&service.name).to_owned()),
                path: format!("{path}{}/", service.id),
            });
        }
    }
    Ok(spots)
}

/// Whether a folder can be called so.
fn free(id: &str) -> Result<(), Failure> {
    match TAKEN.contains(&id) {
        false => Ok(()),
        true => Err(Failure::new(format!(
            "\"{id}\" tidak bisa menjadi nama folder. Beri unit atau layanan itu kode lain."
        ))),
    }
}
