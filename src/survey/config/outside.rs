//! What JavaScript reads of a configuration by itself: the tablet at a counter
//! (`embed/kiosk.js`) and the brand colour (`embed/theme.js`). Phones only pass over it here.

use crate::survey::document::Object;
#[cfg(mapping)]
use crate::survey::document::{Mistake, optional};

#[cfg(not(mapping))]
pub(super) fn describe<O: Object>(o: &mut O) {
    o.pass_over("kiosk");
    o.pass_over("accent");
}

#[cfg(mapping)]
pub(super) fn describe<O: Object>(o: &mut O) {
    o.object(optional("kiosk", "The survey fills the screen of a tablet at the counter."), |o| {
        o.number(
            optional("idle", "Seconds without a touch before the warning (default: 60)."),
            5..=600,
        );
        o.number(
            optional("warning", "Seconds that the warning counts down (default: 15)."),
            5..=120,
        );
        o.number(optional("reset", "Seconds that the thank-you stays (default: 8)."), 2..=120);
        o.address(optional(
            "exit",
            "Where staff go by holding the agency's name for five seconds, or by pressing \
                 Escape five times (left out: nowhere).",
        ));
    });
    let accent = o.text(optional(
        "accent",
        "Brand colour as #rrggbb; made darker or lighter where it could not be read. A page's \
         --survei-accent comes before it.",
    ));
    if let Some(found) = accent.filter(|accent| !is_colour(accent)) {
        o.mistake(|| ("accent", Mistake::NotAColour { found }));
    }
}

/// Three or six hexadecimal digits after `#`.
#[cfg(mapping)]
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
