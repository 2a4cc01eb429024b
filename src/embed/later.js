// The parts of the outbox that few citizens need, each fetched when it is needed.

// The address of a file of this build, as the loader knows it.
let beside;

export function know(shell) {
  ({ beside } = shell);
}

const carrier = typeof __CARRY__ === 'undefined' ? 'carry.js' : __CARRY__;
const courier = typeof __COURIER__ === 'undefined' ? 'courier.js' : __COURIER__;
const panel = typeof __UNSENT__ === 'undefined' ? 'unsent.js' : __UNSENT__;

let failures = 0;

// What could not be fetched once, browsers do not ask for again under the same address.
function load(file) {
  return import(beside(file) + (failures ? `?${failures}` : '')).catch((error) => {
    failures += 1;
    throw error;
  });
}

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

// Tells what waits on this device.
export const loadPanel = () => load(panel);
