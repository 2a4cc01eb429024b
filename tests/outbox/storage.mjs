// What a page may store on its device, and how that fails. The IndexedDB behind it is the library
// fake-indexeddb; what has come to rest in it is told to the device.

import { workFor } from "./product.mjs";

const refusal = (name) => new DOMException("not today", name);

// The page's `indexedDB`.
export function indexedDB(tab) {
  const { device } = tab;
  return {
    open(name, version) {
      const request = {};
      if (!tab.touch() || device.database === "silent") return request;
      if (device.database === "refused") {
        device.task(() => tab.run(() => request.onerror(refusal("InvalidStateError"))));
        return request;
      }
      workFor(device);
      const real = device.databases.open(name, version);
      // A page that waits for it does not go into the cache.
      const opening = { abort() {} };
      tab.transactions.add(opening);
      const call = (handler) => tab.run(() => {
        request.result = new Database(tab, real.result);
        request[handler]({ target: request });
      });
      real.onupgradeneeded = () => {
        call("onupgradeneeded");
        // A page that dies in the middle leaves nothing half made.
        workFor(device);
        if (!tab.alive) real.transaction.abort();
      };
      real.onsuccess = () => {
        tab.transactions.delete(opening);
        call("onsuccess");
      };
      real.onerror = () => {
        tab.transactions.delete(opening);
        tab.run(() => request.onerror(real.error));
      };
      return request;
    },
  };
}

class Database {
  constructor(tab, real) {
    Object.assign(this, { tab, real });
  }

  createObjectStore(name, options) {
    if (this.tab.touch()) this.real.createObjectStore(name, options);
  }

  transaction(name, mode, options) {
    const { tab, real } = this;
    const { device } = tab;
    if (!tab.touch()) return new Silent();
    // Safari closes databases behind a page's back.
    if (this.closed || device.strikes("closed")) {
      this.closed = true;
      throw refusal("InvalidStateError");
    }
    if (device.hung || device.strikes("hung")) {
      tab.counts.add("a transaction that never ends");
      return new Silent();
    }
    workFor(device);
    return new Transaction(tab, real.transaction(name, mode, options), name);
  }

  close() {}
}

// Nothing ever comes of it.
class Silent {
  objectStore() {
    const nothing = () => ({});
    return { get: nothing, getAll: nothing, put: nothing, delete: nothing };
  }
}

class Transaction {
  constructor(tab, real, name) {
    Object.assign(this, { tab, real, store: real.objectStore(name), written: [] });
    tab.transactions.add(this);
    const end = (handler) => {
      tab.transactions.delete(this);
      tab.run(() => this[handler] && this[handler]({ target: this }));
    };
    real.oncomplete = () => {
      for (const [id, record] of this.written) tab.device.stored(id, record);
      end("oncomplete");
    };
    real.onabort = () => end("onabort");
  }

  objectStore() {
    const request = (method) => (given) => this.request(method, given);
    return { get: request("get"), getAll: request("getAll"), put: request("put"), delete: request("delete") };
  }

  request(method, given) {
    const { tab, store } = this;
    const { device } = tab;
    const request = {};
    if (!tab.touch()) return request;
    workFor(device);
    const full = method === "put" && (device.full || device.strikes("full"));
    if (full || device.strikes("broken")) {
      tab.counts.add(full ? "QuotaExceededError" : "a database request that fails");
      // At once, or when it comes to writing.
      if (device.chance.is(0.5)) store[method](...(given === undefined ? [] : [given]));
      this.abort();
      return request;
    }
    const real = store[method](...(given === undefined ? [] : [given]));
    real.onsuccess = () => tab.run(() => {
      request.result = real.result;
      if (request.onsuccess) request.onsuccess({ target: request });
    });
    if (method === "put") this.written.push([given.id, structuredClone(given)]);
    if (method === "delete") this.written.push([given, undefined]);
    return request;
  }

  abort() {
    workFor(this.tab.device);
    try {
      this.real.abort();
    } catch (error) {
      // It has just ended.
      if (error.name !== "InvalidStateError") throw error;
    }
  }
}

// The page's `localStorage`.
export function localStorage(tab) {
  const { device } = tab;
  const { texts } = device;
  const open = () => {
    if (device.local === "refused") throw refusal("SecurityError");
    return tab.touch();
  };
  return new Proxy({}, {
    get(_, key) {
      if (key === "removeItem") return (name) => { if (open()) texts.delete(name); };
      return open() ? texts.get(key) : undefined;
    },
    set(_, key, value) {
      if (!open()) return true;
      if (device.local === "full" || device.strikes("full")) throw refusal("QuotaExceededError");
      texts.set(key, String(value));
      return true;
    },
    has: (_, key) => open() && texts.has(key),
    ownKeys: () => (open() ? [...texts.keys()] : []),
    getOwnPropertyDescriptor: (_, key) => (texts.has(key)
      ? { value: texts.get(key), enumerable: true, configurable: true, writable: true } : undefined),
  });
}
