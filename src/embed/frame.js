// The way in by iframe, one script for both sides. On the host page it gives each
// `iframe[data-survei-publik]` the height of what is in it; in the framed page it tells that
// height, and nothing else, to the page around it once that page has asked.
// Nothing here is newer than ES2017. Without it the frame keeps its height and scrolls inside.

const selector = 'iframe[data-survei-publik]';
const least = 200;
const most = 4000;
// Beyond this it is no height of a page but a mistake or mischief.
const absurd = 1e6;
// How often a page may follow its frame's height: one that is always a little taller than its
// frame would otherwise grow for ever.
const echoes = 3;

// The host page.

function origin(frame) {
  return new URL(frame.src, document.baseURI).origin;
}

function ask(frame) {
  const page = frame.contentDocument;
  // Not yet there; it is asked once it is.
  if (page && page.URL === 'about:blank') return;
  if (/^http/.test(frame.src)) frame.contentWindow.postMessage({ surveiPublik: 'height' }, origin(frame));
}

function resize(frame, height) {
  const edges = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.min(Math.max(height, least), most) + edges}px`;
}

// `load` does not bubble, but passes by on its way down.
document.addEventListener('load', ({ target }) => {
  if (target.matches && target.matches(selector)) ask(target);
}, true);
document.querySelectorAll(selector).forEach(ask);

// The framed page.

let asked;
let seen;
let before;
let waiting;
let room;
let echoed = 0;

function tell() {
  waiting = undefined;
  parent.postMessage({ surveiPublik: seen }, asked);
}

function look() {
  // Of the root element, which is as tall as what it holds; `scrollHeight` never shrinks.
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height !== seen) {
    // A page that grows or shrinks with its frame, or goes to and fro when it does, follows it. On
    // a slow phone a page may also change by itself in that very moment, which is no echo.
    const moved = innerHeight - room;
    const follows = moved * (height - seen) > 0 || (moved !== 0 && height === before);
    echoed = follows ? echoed + 1 : 0;
    before = seen;
    seen = height;
    if (!waiting && echoed <= echoes) waiting = setTimeout(tell, 50);
  }
  room = innerHeight;
}

function watch() {
  room = innerHeight;
  addEventListener('resize', look);
  // Browsers may also leave the observer waiting in a page that they do not draw.
  setInterval(look, 1000);
  if ('ResizeObserver' in window) new ResizeObserver(look).observe(document.documentElement);
}

addEventListener('message', ({ data, source, origin: from }) => {
  const said = data && data.surveiPublik;
  if (said === 'height' && source === parent && from !== 'null') {
    if (!asked) watch();
    asked = from;
    seen = undefined;
    look();
  }
  if (Number.isFinite(said) && said > 0 && said < absurd) {
    document.querySelectorAll(selector).forEach((frame) => {
      if (frame.contentWindow === source && origin(frame) === from) resize(frame, said);
    });
  }
});
