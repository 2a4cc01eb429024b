// One page in a browser: alive until it is closed, killed or reloaded. Everything that its script
// asks of the browser comes through here, and whatever comes back finds out whether it still lives.

import { load } from "./product.mjs";
import { Session } from "./session.mjs";
import { indexedDB, localStorage } from "./storage.mjs";

const BASE = "https://kota.example/layanan/";

export class Tab {
  constructor(device) {
    Object.assign(this, { device, alive: true, frozen: false, missed: [], listeners: {}, woken: 0, born: device.clock.now });
    Object.assign(this, { transactions: new Set(), requests: new Set(), entrusted: new Set() });
    this.counts = device.counts;
    // After so many calls it dies in the middle of what it does.
    this.fuse = device.strikes("fuse") ? device.chance.span(1, 400) : Infinity;
    this.page = { host: { isConnected: true }, plain: null, language: { lang: "id" } };
    const { Host } = load(this.browser());
    this.Host = Host;
  }

  // The survey comes near the screen.
  start() {
    if (this.session) return;
    this.session = new Session(this, new this.Host(this.page, "survei-publik:0::", ["{}"]));
    this.session.open();
  }

  // Whether the script that calls still runs.
  touch() {
    if (!this.alive) return false;
    this.fuse -= 1;
    if (this.fuse > 0) return true;
    this.counts.add("killed in the middle of a script");
    this.kill();
    return false;
  }

  // Calls the page's script back.
  run(work) {
    if (!this.alive) return;
    if (this.frozen) this.missed.push(work);
    else work();
  }

  // A timer of the page goes off. A page that does so without end empties the battery.
  wake(work) {
    const { device } = this;
    this.woken += 1;
    const hours = (device.clock.now - this.born) / 3_600_000;
    if (this.woken > 1000 + 300 * hours) device.fail(`a page wakes up ${this.woken} times in ${hours} hours`);
    this.run(work);
  }

  kill() {
    const { device } = this;
    this.alive = false;
    device.tabs.delete(this);
    for (const transaction of this.transactions) if (device.chance.is(0.5)) transaction.abort();
    device.locks.leave(this);
  }

  // Into the cache of pages that the back button shows again. Those that are busy do not go there.
  freeze() {
    if (this.transactions.size || this.device.locks.has(this)) {
      this.kill();
      return;
    }
    this.frozen = true;
    for (const request of this.requests) request.fail();
  }

  thaw() {
    this.frozen = false;
    const { missed } = this;
    this.missed = [];
    for (const work of missed) this.device.task(() => this.run(work));
    this.device.task(() => this.fire("pageshow", { persisted: true }));
  }

  fire(name, event = {}) {
    this.run(() => this.listeners[name]?.forEach((listener) => listener(event)));
  }

  browser() {
    const { device } = this;
    const { clock, chance } = device;
    const timers = new Map();
    return {
      indexedDB: device.database === "absent" ? undefined : indexedDB(this),
      localStorage: localStorage(this),
      navigator: { locks: device.knowsLocks ? device.locks.of(this) : undefined },
      setTimeout: (work, delay = 0, ...given) => {
        if (!this.touch()) return 0;
        const number = timers.size + 1;
        timers.set(number, clock.after(delay, () => this.wake(() => work(...given))));
        return number;
      },
      clearTimeout: (number) => {
        if (timers.has(number)) clock.cancel(timers.get(number));
      },
      Date: device.Date,
      Math: Object.create(Math, { random: { value: undefined } }),
      crypto: {
        getRandomValues: (bytes) => bytes.map(() => chance.whole(0, 2 ** (8 * bytes.BYTES_PER_ELEMENT) - 1)),
      },
      fetch: (url, options) => device.network.fetch(this, url, options),
      Response: device.network.Response,
      addEventListener: (name, listener) => {
        this.listeners[name] ||= [];
        this.listeners[name].push(listener);
      },
      document: { hidden: false, baseURI: BASE },
      CustomEvent: class {},
      panel: () => Promise.resolve({
        show: (host, others, left, { press, drop }) => {
          host.panel = true;
          this.panel = { others, press, drop };
        },
      }),
    };
  }
}
