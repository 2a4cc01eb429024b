// What is on its way to the agency. A sealed response is stored before it is first sent, and stays
// stored until the agency has it; each has one sender at a time, whatever tabs are open. When it is
// sent and what a reply means are the rules of src/survey/outbox.

import { outbox_claim as claim, outbox_settle as settle } from 'wasm-bindgen-glue';
import { loadCarrier, loadPanel } from './later.js';

// A server that has not answered by then counts as unreachable, in milliseconds.
const PATIENCE = 30000;
// A database that has not answered by then never will.
const HUNG = 3000;

// Why somebody looks at a response.
const DUE = 0;
const ONLINE = 1;
const PRESSED = 2;

// Where things stand in a record's row of numbers, and two of its stages.
const STAGE = 1;
const UNTIL = 2;
const DUE_AT = 5;
const STATUS = 8;
const SENDING = 1;
const UNSURE = 2;

// Says to the loader on the next visit that something is stored.
const MARK = 'survei-publik:outbox';

// Where the device stores nothing.
const memory = new Map();
// What lies on the device, as far as this page has seen: all of it is read only before it is sent.
let known = new Map();
// Whom to tell of replies, by response.
const replies = new Map();
// The surveys of this page.
let hosts = [];
let opened;
let timer;
let draining;
// The device has not written what it should: nothing is tried again for a while.
let stuck;
// What speaks against trying the others: three are enough. How often it was so in a row, and until
// when nothing is tried for that.
let strikes = 0;
let failures = 0;
let hold = 0;

// Puts a response into the outbox, unless it is there already, and sends it. `fresh` makes its
// record; `reply` is told of every reply.
export async function send(id, pressed, fresh, reply) {
  const { placed } = replies.get(id) || { placed: place(id, fresh) };
  replies.set(id, { reply, placed });
  try {
    // Until then its absence does not mean that it has been sent.
    await placed;
    await alone(id, true, (sole) => attempt(id, pressed ? PRESSED : DUE, sole));
    // Whoever takes this one takes the others as well.
    if (hold && !strikes) drain(ONLINE);
  } catch (error) {
    // What makes the record has not come. The survey itself keeps the response.
    replies.delete(id);
    reply(0, '', '', false);
    setTimeout(() => replies.has(id) || send(id, false, fresh, reply), PATIENCE);
  }
  schedule();
}

// What the device does not store is kept in memory.
async function place(id, fresh) {
  if (known.has(id) || memory.has(id)) return;
  const record = Object.assign(await fresh(), { id, state: [] });
  await change(id, (found) => (found ? undefined : record)).catch(() => memory.set(id, record));
}

// Lets a survey take part: what is left from earlier visits is told above it.
export function join(host) {
  hosts.push(host);
  if (hosts.length > 1) return;
  addEventListener('online', () => drain(ONLINE));
  addEventListener('pageshow', ({ persisted }) => { if (persisted) drain(DUE); });
  drain(DUE);
}

// The respondent wants one to be sent now, or does without it.
const press = (id) => alone(id, true, (sole) => attempt(id, PRESSED, sole)).catch(() => {}).then(schedule);
const drop = (id) => change(id, () => { forget(id); return null; }).catch(() => {}).then(schedule);

// Sends whatever may be sent. Where nobody is reached, one try stands for all: thousands may wait.
async function drain(occasion) {
  if (draining) return;
  draining = true;
  strikes = hold = 0;
  // In any order: what a server always fails at does not stand before the others.
  for (const { id } of (await all()).sort(() => chance() - 2 ** 31)) {
    // What the device does not let us write today waits.
    await alone(id, false, (sole) => attempt(id, occasion, sole)).catch(() => {});
    if (strikes > 2) {
      hold = now() + Math.min(2 ** (failures += 1), 3600);
      break;
    }
  }
  draining = false;
  schedule();
}

// One try.
async function attempt(id, occasion, sole) {
  let seen;
  let next;
  const claimed = await change(id, (found) => {
    seen = found;
    next = undefined;
    if (!seen) return undefined;
    const { plan } = seen;
    const state = claim(seen.state, now(), occasion, sole, !plan || plan.repeatable);
    next = state && Object.assign({}, seen, { state });
    return next;
  }).catch((error) => {
    stuck = true;
    // A full device: what may be repeated is sent all the same.
    if (!next || (next.plan && !next.plan.repeatable)) throw error;
    return next;
  });
  if (!seen) {
    // Another tab has sent it.
    tell(id, 200);
    return;
  }
  if (!claimed || claimed.state[STAGE] !== SENDING) {
    const { state } = claimed || seen;
    tell(id, state[STAGE] === UNSURE ? 2 : state[STATUS], '', '', !memory.has(id));
    return;
  }
  const { status, body = '', said = '', retry = 0, strange } = await exchange(claimed);
  const left = await change(id, (found) => {
    if (!found) return undefined;
    const state = settle(claimed.state, status, body, now(), retry, chance());
    if (state) return Object.assign({}, found, { state });
    forget(id);
    return null;
  }).catch(() => { stuck = true; });
  const unsure = left && left.state[STAGE] === UNSURE;
  tell(id, unsure ? 2 : status, body, said, !!left && !memory.has(id), strange);
  if (left === null) replies.delete(id);
  // A server that means this very response takes the next one.
  if (!left || left.state[STAGE]) strikes = failures = 0;
  else strikes += status && !retry ? 1 : 3;
}

// So that many phones do not come back at once.
const chance = () => crypto.getRandomValues(new Uint32Array(1))[0];

// What the agency's server says to a response.
function exchange(record) {
  if (!record.plan) return post(record);
  const keep = (plan) => change(record.id, (found) => found && Object.assign({}, found, { plan }));
  return loadCarrier()
    .then((carrier) => carrier.carry(record.plan, keep), () => ({ status: 0 }))
    .catch(() => ({ status: 1 }));
}

async function post({ url, credentials, referrer, body }) {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const type = 'application/json';
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type, accept: type },
      body,
      credentials,
      referrerPolicy: referrer,
      signal: abort.signal,
    });
    // Not what a network gives, but a script of the page.
    if (!(answer instanceof Response)) throw answer;
    const { status } = answer;
    // The status is the answer; a body that breaks off only costs the receipt.
    return { status, body: await answer.text().catch(() => ''), retry: retryAfter(answer) };
  } catch (error) {
    return { status: 0, strange: !(error instanceof TypeError || error instanceof DOMException) };
  } finally {
    clearTimeout(late);
  }
}

// How long the server wants to be left alone, in seconds.
function retryAfter({ headers }) {
  const after = headers.get('retry-after');
  return Math.max(0, +after || Date.parse(after) / 1000 - now() || 0);
}

// In seconds since 1970.
function now() {
  return Date.now() / 1000;
}

function tell(id, status, body = '', said = '', queued = false, strange = false) {
  if (replies.has(id)) replies.get(id).reply(status, body, said, queued, strange);
}

// What a survey keeps beside the outbox; nothing where the device refuses it.
export function device(work) {
  try {
    return work(localStorage);
  } catch (error) {
    return undefined;
  }
}

// Other tabs may still show what has arrived; after a reload they do not.
function forget(id) {
  device((kept) => Object.keys(kept).forEach((key) => {
    if (key.startsWith('survei-publik:') && kept[key].includes(id)) kept.removeItem(key);
  }));
}

// Looks again when the next one is due, and tells of what is left.
export async function schedule() {
  const left = known.size ? listed() : await all();
  const times = left.map(({ state }) => [state[DUE_AT], state[UNTIL]][state[STAGE]]);
  const wait = Math.max(Math.min(...times.filter((time) => time >= 0)), hold) - now();
  clearTimeout(timer);
  if (wait < Infinity) timer = setTimeout(drain, Math.min(Math.max(wait, stuck ? 300 : 1), 3600) * 1000, DUE);
  stuck = false;
  device((kept) => {
    if (left.length) kept[MARK] = 1;
    else kept.removeItem(MARK);
  });
  // A survey tells of its own response by itself.
  const others = left.filter(({ id }) => !hosts.some(({ current }) => current === id));
  hosts = hosts.filter(({ shell }) => shell.host.isConnected);
  if (others.length || hosts.some(({ panel }) => panel)) {
    loadPanel().then((panel) => panel.show(hosts[0], others, left, { press, drop })).catch(() => {});
  }
}

// Runs `work` while no other tab works on this response. It is told whether that is certain:
// without locks, the record says who is sending. Does nothing where another is at it and we do not
// `wait`.
function alone(id, wait, work) {
  let begun;
  const { locks } = navigator;
  if (!locks) return work(false);
  return locks.request(`survei-publik:${id}`, { ifAvailable: !wait }, (lock) => {
    begun = lock && work(true);
    return begun;
  }).catch(() => begun || work(false));
}

function open() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open('survei-publik', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('outbox', { keyPath: 'id' });
    request.onsuccess = () => {
      const { result } = request;
      // A version to come may want another shape.
      result.onversionchange = () => result.close();
      resolve(result);
    };
    request.onerror = reject;
    // Some browsers never answer.
    setTimeout(reject, HUNG);
  });
  return opened;
}

// One transaction; fails where the device stores nothing, and tries to open anew the next time.
async function within(work) {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('outbox', 'readwrite');
      const result = work(transaction.objectStore('outbox'));
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = reject;
      // Some never end.
      setTimeout(reject, HUNG);
    });
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

// Every record. What another tab has stored is no longer kept in memory.
async function all() {
  const { result } = await within((records) => records.getAll()).catch(() => ({ result: [] }));
  known = new Map(result.map((record) => [record.id, record]));
  for (const { id } of result) memory.delete(id);
  return listed();
}

const listed = () => [...known.values(), ...memory.values()];

// Reads a record and writes what `rule` makes of it, in one go: null removes it, undefined leaves
// it as it is. Fails where the device does not do it: of what is stored, nothing is known then.
async function change(id, rule) {
  let written;
  let left;
  const write = (found, records) => {
    written = rule(found);
    left = written === undefined ? found : written;
    if (written) records.put(written);
    else if (written === null) records.delete(id);
  };
  if (memory.has(id)) write(memory.get(id), { put: (record) => memory.set(id, record), delete: () => memory.delete(id) });
  else {
    await within((records) => { records.get(id).onsuccess = ({ target }) => write(target.result, records); });
    if (left) known.set(id, left);
    else known.delete(id);
  }
  return written;
}
