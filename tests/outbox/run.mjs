// Very many responses under injected faults, against the real collector: none is lost, none is
// doubled, none is altered, and nobody is told anything else. `SURVEI_SUBMISSIONS` says how many,
// `SURVEI_SEED` repeats a run, `SURVEI_DEVICE` shows what one device of it goes through.

import { live } from "./citizen.mjs";
import { Collector, records } from "./collector.mjs";
import { Device, turn } from "./device.mjs";
import { FATES } from "./network.mjs";
import { row } from "./response.mjs";

const { env } = process;
const seed = Number(env.SURVEI_SEED ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
const wanted = Number(env.SURVEI_SUBMISSIONS ?? 10_000);
const only = env.SURVEI_DEVICE === undefined ? undefined : Number(env.SURVEI_DEVICE);

// So many devices at a time: enough that the collector is never idle.
const AT_ONCE = 48;

// A device that has not come to rest after so many steps never will.
const PATIENCE = 500_000;

// What must happen in a long run, beside what each device's network does.
const HAPPENS = [
  ...FATES, "QuotaExceededError", "a database request that fails", "a transaction that never ends",
  "asleep", "clock jumps", "deleted by the citizen", "double tap", "frozen", "full for a while", "gone with its page, as was said",
  "killed in the middle of a script", "left alone", "page killed", "sent from the list",
  "shown again from the cache", "stuck for a while",
  "database refused", "database silent", "database absent", "texts refused", "texts full", "no locks",
];

// What happened, and how often.
class Counts {
  constructor() {
    this.counts = new Map();
  }

  add(name, times = 1) {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  text() {
    const entries = [...this.counts].sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.map(([name, times]) => `${name} ${times}`).join(", ");
  }
}

const counts = new Counts();
const sealed = new Map();
const failures = [];
let planned = 0;
let devices = 0;

// One device from its first page to the last.
async function one(collector, number) {
  const device = new Device(seed, number, collector, counts, only !== undefined);
  planned += device.wanted;
  let steps = 0;
  await turn();
  try {
    let over;
    live(device).then(() => { over = true; }, (error) => device.fail(error.stack));
    while (!over && steps < PATIENCE && await device.step()) steps += 1;
    // What is still under way in the network comes home.
    for (const tab of device.tabs) tab.kill();
    while (over && await device.step()) steps += 1;
    if (!over) throw new Error(`device ${number}: the citizen waits for ever`);
  } catch (error) {
    failures.push(error.message);
    // Its life was cut short.
    for (const response of device.responses.values()) response.promised = false;
  }
  counts.add("steps", steps);
  for (const response of device.responses.values()) {
    if (sealed.has(response.id)) failures.push(`two devices draw the same id: ${response.id}`);
    sealed.set(response.id, response);
  }
}

async function all(collector) {
  const next = async () => {
    while (planned < wanted && failures.length < 10) {
      devices += 1;
      await one(collector, devices - 1);
    }
  };
  if (only !== undefined) await one(collector, only);
  else await Promise.all(Array.from({ length: AT_ONCE }, next));
}

// What the collector has, against what was sealed.
function compare(table) {
  const seen = new Set();
  for (const { receipt, ...found } of records(table)) {
    const response = sealed.get(found.id);
    if (seen.has(found.id) || !response) failures.push(`doubled or never sealed: ${found.id}`);
    seen.add(found.id);
    if (!response) continue;
    const sent = row(response.body);
    const altered = [...new Set([...Object.keys(sent), ...Object.keys(found)])].filter((key) => sent[key] !== found[key]);
    if (altered.length) failures.push(`altered: ${found.id}, ${altered}`);
  }
  for (const { id, promised, arrived } of sealed.values()) {
    if ((promised || arrived) && !seen.has(id)) failures.push(`lost: ${id}`);
  }
  return seen.size;
}

// A browser says so in its console, and goes on. A mistake of this test's own does not pass for it.
process.on("unhandledRejection", (reason) => {
  counts.add("a rejection that nobody catches");
  if (reason instanceof Error && !(reason instanceof DOMException)) failures.push(`${reason.name} ${reason.stack}`);
});

console.log(`seed ${seed}`);
const begun = Date.now();
const collector = await Collector.start(env.SURVEI_COLLECTOR);
let stored;
try {
  await all(collector);
  stored = compare(await collector.table());
} finally {
  collector.stop();
}
console.log(counts.text());
// What does not happen any more is not tested any more.
const missing = sealed.size < 5000 ? [] : HAPPENS.filter((name) => !counts.counts.has(name));
if (missing.length) failures.push(`never happened: ${missing}`);
console.log(`${sealed.size} responses from ${only === undefined ? devices : 1} devices, ${stored} at the collector, ${Math.round((Date.now() - begun) / 1000)} s`);
for (const failure of failures.slice(0, 20)) console.log(failure);
const failed = failures.length;
console.log(`test result: ${failed ? "FAILED" : "ok"}. ${Math.max(0, stored - failed)} passed; ${failed} failed (seed ${seed})`);
process.exitCode = failed ? 1 : 0;
