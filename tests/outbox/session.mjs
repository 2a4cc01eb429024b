// What one survey on a page does with a response: src/survey/session and src/ui/survey.rs, as far
// as the outbox is concerned.

import { sealed } from "./response.mjs";

// No citizen waits longer, in milliseconds.
const PATIENCE = 300_000;

const URL = "/api/responses";

export class Session {
  constructor(tab, host) {
    Object.assign(this, { tab, host, device: tab.device, delivery: "open", queued: false, id: undefined, presses: 0 });
  }

  // Finds what is kept, and sends what is sealed.
  open() {
    const { id, body } = read(this.host.load());
    if (!body) return;
    this.id = id;
    this.delivery = "waiting";
    this.send(body, false);
  }

  // The respondent begins anew, and answers: each answer is kept.
  fill() {
    if (this.delivery === "received") this.delivery = "open";
    if (this.delivery !== "open") return;
    this.host.keep("");
    this.host.keep(JSON.stringify({ format: 1, answers: { waktu: 3 } }));
  }

  // The button that sends.
  seal() {
    if (this.delivery !== "open") return;
    const { host, tab, device } = this;
    const id = host.random(16);
    const body = sealed(id, device.chance);
    const response = device.sealed(id, body);
    this.id = id;
    const kept = host.keep(JSON.stringify({ format: 1, id, body }));
    // It is said before anything else happens.
    response.promised = kept && tab.alive;
    this.delivery = "sending";
    this.send(body, true);
  }

  retry() {
    if (this.delivery !== "waiting") return;
    this.delivery = "sending";
    this.send(this.device.responses.get(this.id).body, true);
  }

  // Another response.
  again() {
    if (this.delivery === "waiting" && this.queued) {
      this.delivery = "open";
      this.host.keep("");
    }
    if (this.delivery === "received") this.delivery = "open";
    if (this.delivery === "open") this.id = undefined;
  }

  send(body, pressed) {
    const { id, host, tab, device } = this;
    if (pressed) this.expect();
    tab.entrusted.add(id);
    host.send(id, URL, "omit", "no-referrer", body, false, pressed, (status, text, said, queued) => {
      if (!tab.alive) return;
      device.log(tab, "told", id, status, queued ? "queued" : "");
      if (queued) device.responses.get(id).promised = true;
      if (this.id === id) this.replied(status, text, queued);
    });
  }

  // Whoever presses a button is told something before long.
  expect() {
    const { id, device, tab } = this;
    this.presses += 1;
    const { presses } = this;
    const disturbed = device.disturbed;
    device.clock.after(PATIENCE, () => {
      if (!tab.alive || this.delivery !== "sending" || this.presses !== presses) return;
      if (tab.frozen || disturbed !== device.disturbed) this.expect();
      else device.fail(`nothing is said of ${id} after the button was pressed`);
    });
  }

  replied(status, text, queued) {
    const { id, device, host } = this;
    if (this.delivery !== "sending" && this.delivery !== "waiting") return;
    if (status === 2) device.fail(`told of ${id} that nobody can tell whether it has arrived`);
    if (status < 200 || status > 299 || denies(text)) {
      this.delivery = "waiting";
      this.queued = queued;
      return;
    }
    device.received(id);
    this.delivery = "received";
    host.keep("");
  }

  // Whether this page still holds the response.
  holds(id) {
    return this.id === id && (this.delivery === "sending" || this.delivery === "waiting");
  }
}

function read(text) {
  return text ? JSON.parse(text) : {};
}

function denies(text) {
  try {
    const { success, ok, status } = JSON.parse(text) || {};
    return [success, ok, status].includes(false);
  } catch (error) {
    return false;
  }
}
