//! Clicks that are known to reach the page. One in WebKit has had no effect right after a resize
//! and a scroll; a click that the driver loses must not look like a fault of the page.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use fantoccini::Client;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::Value;

/// A click of which the page has seen nothing for this long, and in so many looks, is lost.
const LOST: Duration = Duration::from_millis(500);
const LOOKS: u32 = 5;

/// Brings the element to the middle of the viewport and looks at it from one frame to the next;
/// returns why it cannot be clicked yet. If it can, what the first press and the first click hit
/// is noted from then on: `true` for the element, the name of another control, or `null`. The
/// click that a label passes on to its input is the second.
const AIM: &str = "
    const [element, done] = arguments;
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    const box = () => element.getClientRects()[0] || new DOMRect();
    const name = (node) => `${node.cloneNode().outerHTML} (${node.textContent.trim()})`;
    const middle = (start, end, size) => (Math.max(0, start) + Math.min(size, end)) / 2;
    // Not every driver looks beyond the element's own shadow root.
    const top = ({ left, right, top, bottom }) => {
      const place = [middle(left, right, innerWidth), middle(top, bottom, innerHeight)];
      let [outer, inner] = [null, document.elementFromPoint(...place)];
      while (inner && inner !== outer) {
        outer = inner;
        inner = outer.shadowRoot && outer.shadowRoot.elementFromPoint(...place);
      }
      return outer;
    };
    const hit = (event) => {
      const path = event.composedPath();
      const controls = 'a, button, input, label, select, summary, textarea';
      const control = path.find((node) => node.matches && node.matches(controls));
      if (path.includes(element) || (control && control.control === element)) return true;
      return control ? name(control) : null;
    };
    const aim = async () => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      await frame();
      const before = box();
      await frame();
      const now = box();
      if (JSON.stringify(now) !== JSON.stringify(before)) return 'it does not stand still';
      const found = top(now);
      if (!element.contains(found)) return `${found && name(found)} is in the way`;
      if (window.surveiClick) window.surveiClick.end.abort();
      const record = window.surveiClick = { seen: {}, end: new AbortController() };
      for (const name of ['mousedown', 'click']) {
        window.addEventListener(name, (event) => {
          if (event.isTrusted && !(name in record.seen)) record.seen[name] = hit(event);
        }, { capture: true, signal: record.end.signal });
      }
      return null;
    };
    aim().then(done, (error) => done(String(error)));
";

/// What the page has noted; `null` on another page.
const SEEN: &str = "return window.surveiClick ? window.surveiClick.seen : null";

/// What became of a click.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The element got it. What the page makes of it is the page's affair.
    Arrived,
    /// Nothing that could act on it got it; this is how it was lost.
    Lost(&'static str),
}

/// Aims at the element; gives the reason if it cannot be clicked yet.
pub(crate) async fn aim(client: &Client, element: &Element) -> Result<Option<String>, CmdError> {
    let element = serde_json::to_value(element)?;
    let reason = client.execute_async(AIM, vec![element]).await?;
    Ok(reason.as_str().map(str::to_owned))
}

/// Whether the element that was aimed at has got the click already.
pub(crate) async fn arrived(client: &Client) -> bool {
    client.execute(SEEN, Vec::new()).await.is_ok_and(|seen| is_on_element(&seen))
}

/// What became of the click on the element that was aimed at. An error if it hit something else
/// that can be clicked, or if it began on the element and did not end there.
pub(crate) async fn outcome(client: &Client, patience: Duration) -> Result<Outcome> {
    let start = Instant::now();
    let mut looks = 0;
    loop {
        let late = start.elapsed() > patience;
        match client.execute(SEEN, Vec::new()).await {
            Ok(seen) if is_on_element(&seen) => return Ok(Outcome::Arrived),
            Ok(seen) => {
                let pressed = seen.get("mousedown") == Some(&Value::Bool(true));
                match seen.get("click") {
                    Some(Value::String(other)) => bail!("the click hit {other} instead"),
                    Some(_) if pressed => bail!("it moved away between press and release"),
                    Some(_) => return Ok(Outcome::Lost("it hit nothing that can be clicked")),
                    None if pressed && late => bail!("it was pressed, and no click came of it"),
                    None if pressed => {}
                    None if looks >= LOOKS && start.elapsed() > LOST => {
                        return Ok(Outcome::Lost("the page has not seen it"));
                    }
                    None => looks += 1,
                }
            }
            // A page that is just being left does not answer.
            Err(error) if late => return Err(error.into()),
            Err(_) => {}
        }
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
}

/// Another page came of a click that arrived.
fn is_on_element(seen: &Value) -> bool {
    seen.is_null() || seen.get("click") == Some(&Value::Bool(true))
}
