//! Drives the three browser engines that citizens have (Chromium, Firefox, WebKit) over
//! WebDriver, each from a fresh profile, and reaches into the widget's open shadow root.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use survei_e2e::{Browser, Engine, Key};
//!
//! for engine in Engine::ALL {
//!     let browser = Browser::start(engine).await?;
//!     browser.resize(320, 640).await?;
//!     browser.client.goto("http://127.0.0.1:8080/").await?;
//!     let page = browser.page();
//!     page.click_in_shadow("label[for=baik]").await?;
//!     page.press(&Key::Down).await?;
//!     browser.quit().await?;
//! }
//! # Ok(())
//! # }
//! ```

mod browser;
mod click;
mod driver;
mod emulate;
mod engine;
mod page;
mod tools;

pub use browser::Browser;
pub use engine::Engine;
pub use fantoccini::key::Key;
pub use page::Page;

/// Makes a test of each `async fn(Engine) -> anyhow::Result<()>` in each engine, in a module named
/// after the engine: `chromium::sends_the_answers`, `firefox::sends_the_answers`, and so on.
#[macro_export]
macro_rules! in_each_engine {
    ($($test:ident)+) => {
        $crate::in_each_engine!(chromium, Chromium, $($test)+);
        $crate::in_each_engine!(firefox, Firefox, $($test)+);
        $crate::in_each_engine!(webkit, WebKit, $($test)+);
    };
    ($module:ident, $engine:ident, $($test:ident)+) => {
        mod $module {
            $(
                #[tokio::test]
                async fn $test() -> anyhow::Result<()> {
                    super::$test($crate::Engine::$engine).await
                }
            )+
        }
    };
}
