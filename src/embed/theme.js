// The colours that a page or its configuration gives, made readable: text has 4.5:1 against all
// that it lies on, controls, their borders and the focus have 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
// What is readable stays as it is; the rest becomes darker or lighter in its own hue, as little as
// does. Fetched only where a colour is given.

const TEXT = 4.5;
const CONTROL = 3;

// The widget's own colours, as in src/ui/widget.css.
export const OWN = {
  light: { accent: '#0a5c9e', 'on-accent': '#ffffff', text: '#1a2027', muted: '#56616d', surface: '#ffffff', tint: '#e8f1f9', border: '#76828e', line: '#d9dfe5', error: '#b3261e', 'error-tint': '#fdeceb' },
  dark: { accent: '#7cc0f5', 'on-accent': '#06263f', text: '#eef2f5', muted: '#b3bec8', surface: '#141a20', tint: '#16324a', border: '#8a97a3', line: '#333e49', error: '#ff9b92', 'error-tint': '#3c1a18' },
};

// What lies on what in the style sheet, and how far apart the two must be. A surface, and those
// below it, are as they are given, as far as anything can be read on them; what lies on them is
// mended.
const onAll = (over, ratio) => ['surface', 'tint', 'error-tint'].map((under) => [over, under, ratio]);
export const PAIRS = [
  ...onAll('text', TEXT),
  ...onAll('muted', TEXT),
  ...onAll('accent', TEXT),
  ...onAll('error', TEXT),
  ...onAll('border', CONTROL),
  ['on-accent', 'accent', TEXT],
  // The bars of progress and score on their tracks.
  ['accent', 'line', CONTROL],
];

// ---- Colours as [red, green, blue], whole numbers from 0 to 255

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];

const bytes = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

const hex = (colour) => `#${colour.map((part) => `0${part.toString(16)}`.slice(-2)).join('')}`;

const LINEAR = Array.from({ length: 256 }, (_, byte) => {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

const luminance = (colour) => 0.2126 * LINEAR[colour[0]] + 0.7152 * LINEAR[colour[1]] + 0.0722 * LINEAR[colour[2]];

function contrast(one, other) {
  const first = luminance(one) + 0.05;
  const second = luminance(other) + 0.05;
  return first > second ? first / second : second / first;
}

const mixed = (one, other, share) => one.map((part, at) => Math.round(part + (other[at] - part) * share));

// The same hue in another lightness, from 0 to 1, and as strong as a screen can show it there.
function lit(colour, lightness) {
  const least = Math.min(...colour);
  const strength = Math.max(...colour) - least;
  const reach = Math.min(strength / 255, 1 - Math.abs(2 * lightness - 1));
  return colour.map((part) => {
    const place = strength ? (part - least) / strength - 0.5 : 0;
    return Math.round((lightness + place * reach) * 255);
  });
}

const lightness = (colour) => (Math.max(...colour) + Math.min(...colour)) / 510;

// The first on the way from 0, which does not do, to 1, which does.
function nearest(at, does) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    if (does(at(middle))) high = middle;
    else low = middle;
  }
  return at(high);
}

// Which of black and white is further away.
const opposite = (colour) => (contrast(colour, BLACK) >= contrast(colour, WHITE) ? BLACK : WHITE);

// As it is, or moved towards `pole` until it does; black and white always do.
function moved(colour, pole, does) {
  if (does(colour)) return colour;
  const from = lightness(colour);
  const to = pole === WHITE ? 1 : 0;
  const reached = nearest((share) => lit(colour, from + (to - from) * share), does);
  return does(reached) ? reached : pole;
}

// ---- Palettes

// What is mended, with all that it lies on.
const MENDED = ['text', 'muted', 'accent', 'border', 'error', 'on-accent']
  .map((name) => [name, PAIRS.filter(([over]) => over === name)]);

// The colours to paint with, by name, of those that are `given`; the others are the widget's own.
export function palette(given, own) {
  const of = (name) => given[name] || bytes(own[name]);
  const made = { surface: of('surface') };
  const { surface } = made;
  const pole = opposite(surface);
  // Whatever is to be read on the surface must be readable on what lies on it.
  const below = (name, ratio, colour = of(name)) => {
    const does = (found) => contrast(found, pole) >= ratio;
    made[name] = does(colour) ? colour : nearest((share) => mixed(colour, surface, share), does);
  };
  // A brand's tint is a little of its colour.
  const shade = given.accent && mixed(surface, given.accent, pole === BLACK ? 0.1 : 0.25);
  below('tint', TEXT, given.tint || shade || of('tint'));
  below('error-tint', TEXT);
  below('line', CONTROL);
  for (const [name, pairs] of MENDED) {
    const does = (found) => pairs.every(([, under, ratio]) => contrast(found, made[under]) >= ratio);
    made[name] = moved(of(name), name === 'on-accent' ? opposite(made.accent) : pole, does);
  }
  return made;
}

// ---- In the page

const NAMES = Object.keys(OWN.light);

// Where the two palettes hold, as in the style sheet.
const PARTS = '[part="root"], .failure';
const within = (host) => PARTS.split(', ').map((part) => `:host(${host}) ${part}`).join(', ');

// Gives a survey its colours, now and whenever the page changes its own.
export function begin(shell, text) {
  const { root, host } = shell;
  let { accent } = JSON.parse(text.replace(/^\ufeff/, ''));
  if (typeof accent !== 'string') accent = '';
  const sheet = styled(root);
  let shown;
  const paint = () => {
    const probe = document.createElement('i');
    probe.hidden = true;
    root.append(probe);
    const light = sheetOf(palette(given(host, probe, 'light', '', accent), OWN.light));
    const dark = sheetOf(palette(given(host, probe, 'dark', '-dark', accent), OWN.dark));
    probe.remove();
    const css = `${PARTS} { ${light} }
@media (prefers-color-scheme: dark) { ${within(':not([theme="light"])')} { ${dark} } }
${within('[theme="dark"]')} { ${dark} }`;
    if (css !== shown) sheet(css);
    shown = css;
  };
  paint();
  matchMedia('(prefers-color-scheme: dark)').addListener(paint);
  const watcher = new MutationObserver(paint);
  const attributeFilter = ['class', 'style', 'theme', 'data-theme', 'data-bs-theme'];
  for (const one of [host, document.body, document.documentElement]) watcher.observe(one, { attributeFilter });
}

const sheetOf = (colours) => NAMES.map((name) => `--${name}: ${hex(colours[name])};`).join(' ');

// A style sheet after the widget's own.
function styled(root) {
  if (typeof CSSStyleSheet === 'function' && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return (css) => sheet.replaceSync(css);
  }
  const style = document.createElement('style');
  root.append(style);
  return (css) => { style.textContent = css; };
}

// What the page gives for light or dark, as far as it is a colour. A brand's colour is meant for
// both unless there is another for the dark.
function given(host, probe, scheme, end, accent) {
  const style = getComputedStyle(host);
  const value = (name) => style.getPropertyValue(`--survei-${name}`).trim();
  const own = OWN[scheme];
  const found = {};
  // First what others may shine through to.
  for (const name of ['surface', ...NAMES]) {
    const text = value(name + end) || (name === 'accent' && (value(name) || accent));
    const under = found.surface || bytes(own.surface);
    const colour = text && resolved(probe, text, scheme, under);
    if (colour) found[name] = colour;
  }
  return found;
}

// A colour in whatever way CSS writes it, as it is painted on `under`.
function resolved(probe, text, scheme, under) {
  const { style } = probe;
  const ask = (colour) => {
    style.color = '';
    style.color = colour;
    return style.color && getComputedStyle(probe).color;
  };
  style.cssText = `color-scheme: ${scheme}; forced-color-adjust: none; transition: none`;
  let told = ask(text);
  // What is not of this screen's own kind is asked for as such.
  if (told && !told.startsWith('rgb')) told = ask(`color-mix(in srgb, ${text}, ${text})`);
  if (!told) return undefined;
  const [red, green, blue, alpha = 1] = told.slice(told.indexOf('(')).match(/[-+]?[\d.]+(e[-+]?\d+)?|none/g).map((part) => +part || 0);
  const scale = told.startsWith('rgb') ? 1 : 255;
  const whole = (part) => Math.min(255, Math.max(0, Math.round(part)));
  return [red, green, blue].map((part, at) => whole(under[at] + (part * scale - under[at]) * alpha));
}
