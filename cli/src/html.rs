//! `survei html`: what an agency pastes into its page.

use std::rc::Rc;

use maud::{Markup, PreEscaped, html};
use survei_publik::survey::config::Config;
use survei_publik::survey::document::Language;
use survei_publik::survey::instrument::COMPILED_IN;
use survei_publik::survey::session::Setup;
use survei_publik::ui::form::form;

use crate::arguments::HtmlArguments;
use crate::configuration::{narrowed, read};
use crate::console::{Failure, Out};

pub(crate) fn run(out: &mut Out, arguments: &HtmlArguments) -> Result<u8, Failure> {
    let HtmlArguments { configuration: file, lang, unit, service, .. } = arguments;
    let base = folder(&arguments.base);
    let (unit, service) = (unit.as_deref(), service.as_deref());
    let config = narrowed(file, &read(file)?.config, unit, service)?;
    let src = arguments.src.clone().unwrap_or_else(|| format!("{base}survei.json"));
    let survey = Survey { config: &config, language: *lang, src: &src, unit, service };
    out.line(&loader(&base).into_string())?;
    out.line(&survey.element()?.into_string())?;
    Ok(0)
}

/// The address of a folder, with the stroke that files in it need.
pub(crate) fn folder(address: &str) -> String {
    let ends = address.is_empty() || address.ends_with('/');
    if ends { address.to_owned() } else { format!("{address}/") }
}

/// The lines that load the widget, and how the form looks.
pub(crate) fn loader(base: &str) -> Markup {
    html! {
        link rel="stylesheet" href=(format!("{base}form.css")) referrerpolicy="no-referrer";
        "\n"
        // Where the visitor is need not be told to whoever hands out the widget.
        script src=(format!("{base}element.js")) referrerpolicy="no-referrer" defer {}
    }
}

/// One survey on a page.
pub(crate) struct Survey<'a> {
    /// Narrowed as the attributes say.
    pub(crate) config: &'a Config,
    pub(crate) language: Language,
    pub(crate) src: &'a str,
    pub(crate) unit: Option<&'a str>,
    pub(crate) service: Option<&'a str>,
}

impl Survey<'_> {
    /// The element with the form in it, for pages on which no script runs.
    pub(crate) fn element(&self) -> Result<Markup, Failure> {
        let setup = Setup { config: self.config.clone(), language: self.language };
        let form = PreEscaped(drawn(setup)?);
        // Told in the page, it need not be found out from the configuration.
        let randomised = self.config.fields().any(|field| field.randomised.is_some());
        let whole = randomised || self.config.instrument.id != COMPILED_IN;
        let widget = whole.then_some("whole");
        Ok(html! {
            survei-publik src=(self.src) widget=[widget] unit=[self.unit] service=[self.service]
                lang=(self.language.tag()) { (form) }
        })
    }
}

/// The form as HTML. Drawing waits for nothing, but Yew's way of it is asynchronous.
fn drawn(setup: Setup) -> Result<String, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| Failure::new(format!("Formulir tidak jadi: {error}")))?;
    Ok(runtime.block_on(form(Rc::new(setup))))
}
