// The parts that few citizens need, each fetched when it is needed.

// The address of a file of this build, as the loader knows it.
let beside;

const carrier = typeof __CARRY__ === 'undefined' ? 'carry.js' : __CARRY__;
const kiosk = typeof __KIOSK__ === 'undefined' ? 'kiosk.js' : __KIOSK__;
const theme = typeof __THEME__ === 'undefined' ? 'theme.js' : __THEME__;
const courier = typeof __COURIER__ === 'undefined' ? 'courier.js' : __COURIER__;
const reader = typeof __READER__ === 'undefined' ? 'reader.js' : __READER__;
const panel = typeof __UNSENT__ === 'undefined' ? 'unsent.js' : __UNSENT__;
const guard = typeof __GUARD__ === 'undefined' ? 'guard.js' : __GUARD__;

let failures = 0;

// What could not be fetched once, browsers do not ask for again under the same address.
function load(file) {
  return import(beside(file) + (failures ? `?${failures}` : '')).catch((error) => {
    failures += 1;
    throw error;
  });
}

// The colours that a page may set, each with `-dark` as well.
const COLOURS = 'accent,on-accent,text,muted,surface,tint,border,line,error,error-tint'.split(',');

// Makes of a response what the agency's mapping says.
export const loadCourier = () => load(courier).then((module) => module.default().then(() => module));

// The record of a response that goes as the agency's mapping says.
export async function mapped(host, { body }) {
  const module = await loadCourier();
  const [text, instrument] = host.given;
  const plan = module.plan(text, instrument, body, host.attribute('lang') || 'id', host.random(12));
  return { plan: JSON.parse(plan) };
}

// Carries it out.
export const loadCarrier = () => load(carrier);

// Marks personal data in what is typed, from when a box for free text is first used.
export function watch(host) {
  const { shell, given } = host;
  const [, rule] = /"personal_data"\s*:\s*"(off|refuse)"/.exec(given[0]) || [];
  if (rule === 'off') return;
  // Where such answers are refused, the network may be gone by the time they are sent.
  if (rule) load(guard).then((module) => module.refuse(host)).catch(() => {});
  shell.root.addEventListener('focusin', ({ target }) => {
    if (!target.matches('textarea,[type=text]')) return;
    load(guard).then((module) => module.watch(target, host)).catch(() => {});
  });
}

// Tells what waits on this device.
export const loadPanel = () => load(panel);

// Reads a screen aloud.
export const loadReader = () => load(reader);

// What a survey needs before it is shown. Without what a kiosk needs it is not shown at all; without
// the page's colours it has its own.
export function prepare(shell, text) {
  ({ beside } = shell);
  const begin = (file) => load(file).then((module) => module.begin(shell, text, loadPanel));
  const style = getComputedStyle(shell.host);
  const given = (name) => ['', '-dark'].some((end) => style.getPropertyValue(`--survei-${name}${end}`));
  const coloured = /"accent"/.test(text) || COLOURS.some(given);
  shell.kiosk = /"kiosk"\s*:/.test(text);
  return Promise.all([shell.kiosk && begin(kiosk), coloured && begin(theme).catch(() => {})]);
}
