// What citizens do, and what befalls their devices meanwhile.

import { SKIES } from "./network.mjs";

const [SECOND, HOUR, DAY] = [1000, 3_600_000, 86_400_000];
const YEAR = 365 * DAY;

// What stands in the row of a record, and the last of the stages in which it goes by itself.
const [STAGE, SENDING, MADE] = [1, 1, 3];
const LIFE = 6 * 86_400;

// How often a citizen comes back before we say that it is of no use.
const VISITS = 60;

// A whole life: as many responses as wanted, through whatever comes; then better days.
export async function live(device) {
  const { chance, clock } = device;
  let left = chance.whole(0, 12);
  while (device.responses.size < device.wanted || left > 0) {
    if (device.responses.size >= device.wanted) left -= 1;
    act(device);
    await clock.wait(chance.is(0.04) ? chance.span(HOUR, 2 * DAY) : chance.span(1, 600 * SECOND));
  }
  await comeBack(device);
}

function act(device) {
  const { chance, clock } = device;
  const tabs = [...device.tabs];
  const awake = tabs.filter((tab) => !tab.frozen);
  if (!awake.length) {
    const [frozen] = tabs;
    if (frozen && chance.is(0.5)) thaw(device, frozen);
    else open(device);
    return;
  }
  const tab = chance.of(awake);
  const name = chance.weighed(WEIGHTS);
  device.log(tab, name);
  ACTS[name](device, tab, clock, chance);
}

const WEIGHTS = {
  start: 8, fill: 6, seal: 22, retry: 8, doubleTap: 3, again: 6, press: 4, drop: 0.7, another: 4, kill: 5,
  reload: 5, freeze: 2, thaw: 2, online: 2, weather: 8, sleep: 2, jump: 2, storage: 3,
};

const ACTS = {
  start: (device, tab) => tab.start(),
  fill: (device, tab) => tab.session?.fill(),
  seal: (device, tab) => {
    if (device.responses.size < device.wanted) tab.session?.seal();
  },
  retry: (device, tab) => tab.session?.retry(),
  // The second tap comes before the first has shown, and past what the survey itself holds back.
  doubleTap: (device, { session }) => {
    if (session?.delivery !== "waiting") return;
    device.counts.add("double tap");
    session.retry();
    session.delivery = "waiting";
    session.retry();
  },
  again: (device, tab) => tab.session?.again(),
  press: (device, tab) => press(device, tab),
  drop: (device, tab) => drop(device, tab),
  another: (device) => {
    if (device.tabs.size < 3) open(device);
  },
  kill: (device, tab) => close(device, tab),
  reload: (device, tab) => {
    close(device, tab);
    open(device);
  },
  freeze: (device, tab) => {
    device.counts.add("frozen");
    tab.freeze();
  },
  thaw: (device) => {
    for (const tab of device.tabs) if (tab.frozen) thaw(device, tab);
  },
  online: (device, tab) => tab.fire("online"),
  weather: (device) => {
    device.network.weather = device.chance.of(SKIES);
  },
  sleep: (device, tab, clock, chance) => {
    device.counts.add("asleep");
    device.disturbed += 1;
    clock.sleep(chance.span(SECOND, 10 * DAY));
  },
  jump: (device, tab, clock, chance) => jump(device, clock, chance),
  // The device is full, or its database stuck, for a while.
  storage: (device, tab, clock, chance) => {
    const fault = chance.of(["full", "hung"]);
    device.counts.add(fault === "full" ? "full for a while" : "stuck for a while");
    device[fault] = true;
    const end = chance.span(SECOND, HOUR);
    clock.after(end, () => { if (!device.better) device[fault] = false; });
  },
};

// The device's clock is set, by minutes or by decades.
function jump(device, clock, chance) {
  const skew = device.skew + (chance.is(0.5) ? 1 : -1) * chance.span(SECOND, 50 * YEAR);
  const year = new Date(clock.now + skew).getUTCFullYear();
  device.counts.add("clock jumps");
  device.skew = year > 1970 && year < 2100 ? skew : 0;
}

function open(device) {
  device.counts.add("page opened");
  const tab = device.open();
  // At once, or when the citizen has come to it.
  const delay = device.chance.is(0.5) ? 0 : device.chance.span(1, 10 * SECOND);
  device.clock.after(delay, () => tab.run(() => tab.start()));
}

function close(device, tab) {
  device.counts.add("page killed");
  tab.kill();
}

function thaw(device, tab) {
  device.counts.add("shown again from the cache");
  device.disturbed += 1;
  tab.thaw();
}

// Presses the button beside one of those that wait.
function press(device, { panel }) {
  if (!panel?.others.length) return;
  device.counts.add("sent from the list");
  panel.press(device.chance.of(panel.others).id);
}

// Deletes one of those that wait. (Another page may still show it, and then it is told wrongly.)
function drop(device, { panel, session }) {
  const listed = panel?.others.map(({ id }) => id).filter((id) => !session?.holds(id));
  if (!listed?.length || device.tabs.size > 1) return;
  const id = device.chance.of(listed);
  const response = device.responses.get(id);
  device.counts.add("deleted by the citizen");
  response.promised = false;
  panel.drop(id).then(() => { response.dropped = !device.records.has(id) && !device.isKept(id); });
}

// The network is well from now on, and so is what a device can be cured of. Everything must arrive.
async function comeBack(device) {
  const { chance, clock, network } = device;
  network.weather = "well";
  device.better = true;
  // Some stay full: what is stored can be deleted there, and nothing else.
  Object.assign(device, { full: chance.is(0.1), hung: false });
  Object.assign(device.faults, { full: 0, broken: 0, closed: 0, hung: 0, fuse: 0 });
  for (const tab of device.tabs) tab.fuse = Infinity;
  if (chance.is(0.3)) await look(device);
  for (let visit = 0; visit < VISITS && !isDone(device); visit += 1) {
    for (const tab of device.tabs) {
      if (tab.frozen) thaw(device, tab);
      // Who was told that nothing is kept stays a while.
      else if (visit > 5 || !device.left().some(({ id }) => tab.entrusted.has(id))) close(device, tab);
    }
    if (!device.tabs.size) open(device);
    // A server may want to be left alone for a day.
    await clock.wait(visit < 10 ? chance.span(10 * SECOND, 3 * HOUR) : chance.span(HOUR, 12 * HOUR));
    for (const tab of device.tabs) {
      if (chance.is(0.5)) tab.session?.retry();
      else tab.session?.again();
      press(device, tab);
    }
    await clock.wait(chance.span(10 * SECOND, HOUR));
  }
  if (isDone(device)) return;
  const left = JSON.stringify([...device.records.values()]);
  device.fail(`after ${VISITS} visits there is still something: ${left}, ${[...device.texts.keys()]}`);
}

// A page is opened and left alone: what is only to wait goes by itself.
async function look(device) {
  const { counts, clock, records } = device;
  counts.add("left alone");
  open(device);
  await clock.wait(3 * DAY);
  // On a full device one may be too old for that without a word of it in its record.
  const isOld = ({ state }) => device.full && device.Date.now() / 1000 - state[MADE] > LIFE;
  const waiting = [...records.values()].filter((record) => !isOld(record) && (record.state[STAGE] ?? 0) <= SENDING);
  if (waiting.length) device.fail(`does not go by itself: ${JSON.stringify(waiting)}`);
}

// Nothing is to be sent, and nothing is left on the device that says so; only a draft may lie there.
function isDone(device) {
  const isDraft = ([key, text]) => key !== "survei-publik:outbox" && !text.includes('"body"');
  return !device.left().length && !device.records.size && [...device.texts].every(isDraft);
}
