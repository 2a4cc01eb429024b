// Web Locks, shared by the pages of a device. A page that dies lets go.

export class Locks {
  constructor(device) {
    this.device = device;
    this.held = new Map();
    this.queue = [];
  }

  of(tab) {
    return { request: (name, options, work) => this.request(tab, name, options, work) };
  }

  request(tab, name, { ifAvailable }, work) {
    if (!tab.touch()) return new Promise(() => {});
    if (this.device.strikes("lockless")) return Promise.reject(new DOMException("not here", "SecurityError"));
    return new Promise((resolve, reject) => {
      this.queue.push({ tab, name, ifAvailable, work, resolve, reject });
      this.look();
    });
  }

  // Whether a page holds one or waits for one.
  has(tab) {
    return [...this.held.values(), ...this.queue].some((one) => one.tab === tab);
  }

  leave(tab) {
    this.queue = this.queue.filter((one) => one.tab !== tab);
    for (const [name, one] of this.held) if (one.tab === tab) this.held.delete(name);
    this.look();
  }

  look() {
    this.device.task(() => {
      for (const one of this.queue) {
        const taken = this.held.has(one.name);
        if (taken && !one.ifAvailable) continue;
        this.queue.splice(this.queue.indexOf(one), 1);
        if (!taken) this.held.set(one.name, one);
        this.give(one, taken ? null : { name: one.name });
        this.look();
        return;
      }
    });
  }

  give({ tab, name, work, resolve, reject }, lock) {
    const done = (settle) => (value) => {
      if (lock && this.held.get(name)?.tab === tab) {
        this.held.delete(name);
        this.look();
      }
      this.device.task(() => tab.run(() => settle(value)));
    };
    tab.run(() => Promise.resolve(work(lock)).then(done(resolve), done(reject)));
  }
}
