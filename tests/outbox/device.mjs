// One citizen's device: what is stored on it, its pages, its clock, and what must hold at every
// moment: a response that the citizen was told is kept lies on the device or at the agency.

import { Chance } from "./chance.mjs";
import { Clock } from "./clock.mjs";
import { Locks } from "./locks.mjs";
import { Network } from "./network.mjs";
import { databases, workFor } from "./product.mjs";
import { Tab } from "./tab.mjs";

// Autumn 2026, in milliseconds.
const START = 1_790_000_000_000;

export class Device {
  constructor(seed, number, collector, counts, trace) {
    Object.assign(this, { number, counts, trace, skew: 0, disturbed: 0, tabs: new Set(), over: false });
    this.chance = new Chance(seed, number);
    this.clock = new Clock(START + this.chance.whole(0, 1e9));
    this.wanted = this.chance.whole(1, 5);
    // Every response by its id, and what lies in the database of its records.
    this.responses = new Map();
    this.records = new Map();
    this.texts = new Map();
    this.working = new Set();
    this.lastTask = 0;
    this.build(collector);
  }

  build(collector) {
    const { chance } = this;
    this.database = chance.weighed({ well: 80, refused: 6, silent: 5, absent: 2 });
    this.local = chance.weighed({ well: 85, refused: 5, full: 4 });
    this.knowsLocks = chance.is(0.8);
    if (this.database !== "well") this.counts.add(`database ${this.database}`);
    if (this.local !== "well") this.counts.add(`texts ${this.local}`);
    if (!this.knowsLocks) this.counts.add("no locks");
    // How often what goes wrong on this device goes wrong.
    const rare = () => (chance.is(0.15) ? chance.span(1, 100) / 300 : 0);
    this.faults = { full: rare(), broken: rare(), closed: rare(), hung: rare() / 10, lockless: rare(), fuse: chance.is(0.4) ? 0.5 : 0 };
    this.databases = databases();
    this.locks = new Locks(this);
    this.network = new Network(this, collector);
    const now = () => this.clock.now + this.skew;
    this.Date = class extends Date {
      constructor(...given) {
        super(...(given.length ? given : [now()]));
      }

      static now() {
        return now();
      }
    };
  }

  strikes(fault) {
    const share = this.faults[fault];
    return share > 0 && this.chance.is(share);
  }

  // The browser does something a little later, one thing after the other.
  task(work) {
    const { clock, chance } = this;
    this.lastTask = Math.max(this.lastTask, clock.now + (chance.is(0.2) ? chance.span(1, 50) : 0));
    clock.after(this.lastTask - clock.now, work);
  }

  // What really takes time: the device's clock stands still until it is there.
  really(promise) {
    this.working.add(promise);
    const done = () => this.working.delete(promise);
    promise.then(done, done);
    return promise;
  }

  open() {
    const tab = new Tab(this);
    if (tab.alive) this.tabs.add(tab);
    return tab;
  }

  // One thing happens, with all that follows at once. False when nothing is to come.
  async step() {
    const work = this.clock.next();
    if (!work) return false;
    workFor(this);
    work();
    await turn();
    while (this.working.size) {
      await Promise.allSettled(this.working);
      await turn();
    }
    this.check();
    if (this.failure) throw this.failure;
    return true;
  }

  sealed(id, body) {
    const response = { id, body, promised: false, arrived: false };
    if (this.responses.has(id)) this.fail(`${id} is sealed twice`);
    this.responses.set(id, response);
    this.log(undefined, "sealed", id, this.database, this.local, this.hung ? "hung" : "");
    return response;
  }

  // The database has come to rest with this record, or without one.
  stored(id, record) {
    if (record) this.records.set(id, record);
    else this.records.delete(id);
    // Whoever finds it still kept would send it again.
    if (!record && this.isKept(id)) this.fail(`${id} is done, and still kept`);
  }

  arrived(id) {
    this.responses.get(id).arrived = true;
  }

  // The citizen is told that the agency has it.
  received(id) {
    const response = this.responses.get(id);
    if (!response.arrived) this.fail(`told that ${id} was received, which the collector does not have`);
    response.told = true;
  }

  check() {
    for (const response of this.responses.values()) {
      const { id, body, promised, arrived, gone } = response;
      if (arrived || gone || this.has(id, body)) continue;
      if (promised) this.fail(`${id} was kept, and is neither on the device nor at the collector`);
      response.gone = true;
      if (!response.dropped) this.counts.add("gone with its page, as was said");
    }
  }

  has(id, body) {
    const record = this.records.get(id);
    if (record && record.body === body) return true;
    if (this.isKept(id)) return true;
    for (const tab of this.tabs) if (tab.session?.holds(id) || tab.entrusted.has(id)) return true;
    return false;
  }

  // By a survey itself, beside the outbox.
  isKept(id) {
    return [...this.texts.values()].some((text) => text.includes(id) && text.includes('"body"'));
  }

  // What has still to be sent.
  left() {
    return [...this.responses.values()].filter(({ arrived, gone }) => !arrived && !gone);
  }

  fail(why) {
    this.log(undefined, "FAILED", why);
    this.failure ||= new Error(`device ${this.number}: ${why}`);
  }

  log(tab, ...words) {
    if (!this.trace) return;
    const name = tab ? `tab ${(tab.name ||= (this.named = (this.named || 0) + 1))}` : "";
    console.log(new Date(this.clock.now).toISOString(), name, ...words);
  }
}

// Everything that follows at once has happened by then.
export function turn() {
  return new Promise((resolve) => setImmediate(resolve));
}
