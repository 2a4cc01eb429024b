// The way from a page to the collector. What arrives there arrives at the real one; what goes
// wrong goes wrong around that.

// What may happen to a request, by the weather.
const WEATHER = {
  well: { answered: 1 },
  calm: { answered: 12, slow: 1, cutAfter: 1, twice: 1 },
  offline: { unreachable: 1 },
  down: { fault: 6, busy: 4, faultAfter: 3, answered: 1 },
  storm: {
    answered: 6, unreachable: 2, cutBefore: 2, cutDuring: 1, cutAfter: 3, brokenBody: 1, fault: 2,
    faultAfter: 2, busy: 2, expired: 1, forbidden: 1, refused: 0.5, denied: 0.8, slow: 2, late: 2,
    silent: 1, twice: 2, echo: 2,
  },
};
export const SKIES = Object.keys(WEATHER);

const HTML = "<!doctype html><title>Galat</title><h1>Terjadi kesalahan</h1>";

// What `fetch` gives.
class Answer {
  constructor({ status, text, headers = {}, isBroken = false }) {
    Object.assign(this, { status, headers: { get: (name) => headers[name] ?? null } });
    this.text = () => (isBroken ? Promise.reject(new TypeError("broken off")) : Promise.resolve(text));
  }
}

export class Network {
  constructor(device, collector) {
    Object.assign(this, { device, collector, weather: "calm", Response: Answer });
  }

  fetch(tab, url, { method, body, signal, credentials, referrerPolicy, headers }) {
    if (!tab.touch()) return new Promise(() => {});
    const { device } = this;
    const { id } = JSON.parse(body);
    if (url !== "https://kota.example/api/responses" || method !== "POST" || credentials !== "omit"
      || referrerPolicy !== "no-referrer" || headers["content-type"] !== "application/json") {
      device.fail(`${id} goes to ${method} ${url} with ${credentials}, ${referrerPolicy}`);
    }
    if (device.responses.get(id)?.dropped) device.fail(`${id} is sent, though it was deleted`);
    if (device.responses.get(id)?.body !== body) device.fail(`${id} was altered on its way: ${body}`);
    // Where there are locks, a response has one sender at a time.
    for (const { requests } of device.tabs) for (const other of requests) {
      if (other.id === id && device.knowsLocks && !device.faults.lockless) device.fail(`${id} is sent twice at a time`);
    }
    const fate = device.chance.weighed(WEATHER[this.weather]);
    device.log(tab, "fetch", id, fate);
    device.counts.add(fate);
    return new Promise((resolve, reject) => {
      const request = new Request(this, tab, id, body, resolve, reject);
      signal.addEventListener("abort", () => request.end(reject, new DOMException("late", "AbortError")));
      fates[fate](request);
    });
  }
}

class Request {
  constructor(network, tab, id, body, resolve, reject) {
    Object.assign(this, { device: network.device, collector: network.collector, tab, id, body, resolve, reject });
    this.chance = this.device.chance;
    // What is under way may go on without its page, or not.
    this.survives = this.chance.is(0.5);
    tab.requests.add(this);
  }

  wait(from, to) {
    return this.device.clock.wait(this.chance.span(from, to));
  }

  // A usual way there or back.
  way() {
    return this.wait(1, 2000);
  }

  // The collector gets it.
  async arrive() {
    if (!this.tab.alive && !this.survives) return { status: 0 };
    const answer = await this.device.really(this.collector.post(this.body));
    if (answer.status !== 200 && answer.status !== 201) {
      this.device.fail(`the collector does not take ${this.id}: ${answer.status} ${answer.text}`);
    }
    this.device.arrived(this.id);
    return answer;
  }

  answer(answer) {
    this.end(this.resolve, new Answer(answer));
  }

  fail() {
    this.end(this.reject, new TypeError("Failed to fetch"));
  }

  // The first end counts.
  end(how, value) {
    if (!this.tab.requests.delete(this)) return;
    this.tab.run(() => how(value));
  }
}

const RETRY_AFTER = (request) => {
  const { chance, device } = request;
  const seconds = chance.span(1, 200_000);
  const given = [seconds, new Date(device.clock.now + seconds * 1000).toUTCString(), "nanti", "-5", "1e300", "99999999999"];
  return chance.is(0.9) ? String(given[chance.whole(0, 1)]) : chance.of(given.slice(2));
};

const fates = {
  async answered(request) {
    await request.way();
    const answer = await request.arrive();
    await request.way();
    request.answer(answer);
  },
  async unreachable(request) {
    await request.wait(1, 20_000);
    request.fail();
  },
  async cutBefore(request) {
    await request.wait(100, 60_000);
    request.fail();
  },
  async cutDuring(request) {
    await request.way();
    if (request.tab.alive || request.survives) await request.device.really(request.collector.postAndLeave(request.body));
    await request.way();
    request.fail();
  },
  async cutAfter(request) {
    await request.way();
    await request.arrive();
    await request.way();
    request.fail();
  },
  async brokenBody(request) {
    await request.way();
    const answer = await request.arrive();
    await request.way();
    request.answer({ ...answer, isBroken: true });
  },
  // Something before the collector is at fault…
  async fault(request) {
    await request.way();
    const status = request.chance.of([500, 502, 503, 504, 408]);
    request.answer({ status, text: request.chance.of([HTML, "", '{"message":"Server Error"}']) });
  },
  // …or behind it, when all is done.
  async faultAfter(request) {
    await request.way();
    await request.arrive();
    await request.way();
    request.answer({ status: request.chance.of([500, 502, 504]), text: HTML });
  },
  async busy(request) {
    await request.way();
    const headers = { "retry-after": RETRY_AFTER(request) };
    request.answer({ status: request.chance.of([429, 503]), text: "", headers });
  },
  async expired(request) {
    await request.way();
    request.answer({ status: 419, text: HTML });
  },
  async forbidden(request) {
    await request.way();
    request.answer({ status: request.chance.of([403, 404, 401]), text: HTML });
  },
  async refused(request) {
    await request.way();
    request.answer({ status: request.chance.of([400, 413, 422, 302]), text: HTML });
  },
  async denied(request) {
    await request.way();
    request.answer({ status: 200, text: '{"success":false,"message":"basis data penuh"}' });
  },
  async slow(request) {
    await request.wait(1000, 14_000);
    const answer = await request.arrive();
    await request.wait(1000, 14_000);
    request.answer(answer);
  },
  // Past the page's patience, there or back.
  async late(request) {
    await request.wait(1, 60_000);
    const answer = await request.arrive();
    await request.wait(30_000, 600_000);
    request.answer(answer);
  },
  async silent(request) {
    if (request.chance.is(0.5)) await request.arrive();
  },
  // Both at the same time.
  async twice(request) {
    await request.way();
    const [, answer] = await Promise.all([request.arrive(), request.arrive()]);
    await request.way();
    request.answer(answer);
  },
  // The second long after the first.
  async echo(request) {
    await fates.answered(request);
    request.survives = true;
    await request.wait(1000, 86_400_000);
    await request.arrive();
  },
};

// What may happen to a request.
export const FATES = Object.keys(fates);
