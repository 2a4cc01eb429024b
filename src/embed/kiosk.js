// A survey on a tablet at a counter: it fills the screen, and whoever comes next finds nothing of
// the one before. Deadlines are times of the clock, so that a tablet that slept past one begins
// anew before it shows anything. Fetched only where the configuration has `kiosk`.

import { Cover, isolate } from './cover.js';
import { button, dress, element, part, words } from './counter.js';
import { Lit } from './lit.js';

// In seconds: the least, the most, and what holds where nothing is said.
const RANGES = { idle: [5, 600, 60], warning: [5, 120, 15], reset: [2, 120, 8] };

// How long staff hold the agency's name, in milliseconds, and how often they press Escape instead.
const HOLD = 5000;
const PRESSES = 5;

// Takes over a survey that is not shown yet.
export function begin(shell, text, loadPanel) {
  let kiosk;
  try {
    ({ kiosk } = JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    // Told to the web admin like everything else that is wrong there.
  }
  shell.kiosk = kiosk && typeof kiosk === 'object' ? new Kiosk(shell, kiosk) : false;
  // There may be no network when it is wanted.
  if (shell.kiosk) loadPanel().catch(() => {});
}

class Kiosk {
  constructor(shell, given) {
    this.shell = shell;
    for (const name of Object.keys(RANGES)) {
      const [least, most, usual] = RANGES[name];
      const fits = given[name] >= least && given[name] <= most;
      this[name] = 1000 * (fits ? given[name] : usual);
    }
    this.exit = address(given.exit);
    this.language = shell.host.getAttribute('lang');
    this.step = 'opening';
    this.last = Date.now();
    this.left = [];
    this.escapes = [];
    forgetDrafts();
    this.empty();
    shell.host.addEventListener('survei-ready', () => this.fill());
  }

  said(name, n) {
    const { host } = this.shell;
    const nearest = host.closest('[lang]');
    const english = nearest && /^en\b/i.test(nearest.getAttribute('lang'));
    return words[english ? 'en' : 'id'][name].replace('{n}', n);
  }

  // ---- The screen

  fill() {
    if (this.filled) return;
    this.filled = true;
    const { shell } = this;
    dress(shell.root);
    this.ground = part('ground');
    this.layer = part('layer');
    this.curtain = part('curtain');
    this.strip = part('strip');
    shell.root.prepend(this.ground);
    shell.root.append(this.strip, this.layer, this.curtain);
    this.layer.hidden = this.strip.hidden = this.curtain.hidden = true;
    this.cover = new Cover(shell.host);
    this.lit = new Lit();
    this.listen();
    this.tell(this.left);
    this.lit.stay();
  }

  listen() {
    const { host } = this.shell;
    this.heard = [];
    const on = (target, name, work) => {
      target.addEventListener(name, work, true);
      this.heard.push(() => target.removeEventListener(name, work, true));
    };
    for (const name of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove', 'scroll']) on(window, name, () => this.touch());
    on(window, 'click', () => this.lit.fill());
    on(window, 'contextmenu', (event) => event.preventDefault());
    on(host, 'survei-step', ({ detail }) => this.stepped(detail.step));
    on(host, 'survei-sent', () => this.thank(false));
    on(host, 'survei-error', ({ detail }) => { if (detail.kind === 'not-sent') this.thank(true); });
    // Whatever the tablet was doing, the clock comes before the picture.
    for (const name of ['focus', 'pageshow', 'online']) on(window, name, () => this.look());
    on(document, 'resume', () => this.look());
    on(document, 'visibilitychange', () => (document.hidden ? this.draw() : this.look()));
    on(document, 'freeze', () => this.draw());
    // What the back button may show again is empty.
    on(window, 'pagehide', () => {
      this.draw();
      if (this.shell.widget) this.restart();
    });
    if (this.exit) this.watchStaff(on);
    this.timer = setInterval(() => this.tick(), 500);
  }

  draw() {
    this.curtain.hidden = false;
  }

  look() {
    this.tick();
    if (document.hidden) return;
    this.curtain.hidden = true;
    this.lit.stay();
  }

  // ---- Time

  touch() {
    // A touch of the warning itself is none: its buttons say what is meant.
    if (!this.layer.hidden) return;
    this.last = Date.now();
    this.used = true;
  }

  stepped(step) {
    this.step = step;
    if (step === 'opening' && this.until) this.restart();
    this.strip.hidden = step !== 'opening' || !this.left.length;
  }

  // Nothing of anybody is there.
  isFresh() {
    return this.step === 'opening' && !this.shell.kept;
  }

  tick() {
    const { shell } = this;
    if (!shell.host.isConnected) {
      this.leave();
      return;
    }
    const now = Date.now();
    // The clock was set back.
    this.last = Math.min(this.last, now);
    if (this.until) this.until = Math.min(this.until, now + Math.max(this.idle, this.reset));
    if (this.until) {
      const left = this.until - now;
      if (left <= 0) this.restart();
      else this.count('next', left);
      return;
    }
    const late = now - this.last - this.idle;
    if (late < 0 || !(this.used || !this.isFresh())) return;
    if (this.isFresh() || late >= this.warning) this.restart();
    else this.warn(this.warning - late);
  }

  count(name, left) {
    const shown = this.said(name, Math.ceil(left / 1000));
    if (this.counter && this.counter.textContent !== shown) this.counter.textContent = shown;
    // Not every second is read out.
    const step = Math.ceil(left / 5000);
    if (this.spoken && this.spoken.step !== step) {
      this.spoken.step = step;
      this.spoken.textContent = shown;
    }
  }

  warn(left) {
    if (this.layer.hidden) {
      const back = this.shell.root.activeElement;
      const stay = button(this.said('stay'), 'button primary', () => {
        this.close();
        this.touch();
        if (back) back.focus();
      });
      this.open('alertdialog', this.said('still'), '', [button(this.said('over'), 'button', () => this.restart()), stay]);
      stay.focus();
    }
    this.count('soon', left);
  }

  // Sent, or kept until it can be.
  thank(kept) {
    this.close();
    this.until = Date.now() + this.reset;
    const done = button(this.said('done'), 'button primary', () => this.restart());
    const more = button(this.said('more'), 'button', () => { this.until = Date.now() + this.idle; });
    if (kept) {
      this.open('dialog', this.said('thanks'), this.said('kept'), [more, done]);
      done.focus();
    } else {
      this.strip.textContent = '';
      this.strip.append(this.box(element('section', 'survey'), '', [more, done]));
      this.strip.hidden = false;
    }
    this.count('next', this.reset);
  }

  // ---- What lies above the survey

  open(role, title, text, buttons) {
    const box = element('section', 'survey');
    box.setAttribute('role', role);
    box.setAttribute('aria-modal', 'true');
    box.setAttribute('aria-label', title);
    box.append(element('h2', '', title));
    this.layer.textContent = '';
    this.layer.append(this.box(box, text, buttons));
    this.layer.hidden = false;
    for (const other of this.shell.root.children) if (other !== this.layer) isolate(other, true);
  }

  box(box, text, buttons) {
    if (text) box.append(element('p', '', text));
    this.counter = element('p', 'count-down');
    this.counter.setAttribute('aria-hidden', 'true');
    this.spoken = element('p', 'unseen');
    this.spoken.setAttribute('role', 'status');
    const nav = element('div', 'nav');
    nav.append(...buttons);
    box.append(this.counter, this.spoken, nav);
    return box;
  }

  close() {
    this.layer.hidden = true;
    this.layer.textContent = '';
    for (const other of this.shell.root.children) isolate(other, false);
  }

  // What waits in the outbox, in numbers.
  tell(left) {
    this.left = left;
    if (!this.filled || this.until) return;
    const aside = left.filter(({ state }) => state[1] > 1).length;
    const lines = [];
    if (left.length > aside) lines.push(this.said('waiting', left.length - aside));
    if (aside) lines.push(this.said('aside', aside));
    const box = element('section', 'survey');
    box.append(...lines.map((line) => element('p', 'hint', line)));
    this.strip.textContent = '';
    this.strip.append(box);
    this.strip.hidden = this.step !== 'opening' || !lines.length;
  }

  // ---- The next one

  restart() {
    const { shell } = this;
    const { host } = shell;
    this.until = undefined;
    this.used = false;
    this.last = Date.now();
    this.close();
    this.empty();
    for (const open of shell.root.querySelectorAll('details[open]')) open.open = false;
    host.scrollTop = 0;
    getSelection().removeAllRanges();
    if (host.getAttribute('lang') !== this.language) {
      if (this.language === null) host.removeAttribute('lang');
      else host.setAttribute('lang', this.language);
      shell.update();
    }
    // Rust has stopped: only another page has another.
    if (shell.widget) shell.widget.reset();
    else if (navigator.onLine) location.reload();
    this.tell(this.left);
  }

  // The form that the page has for those without scripts, and its name for what it would send.
  empty() {
    const { plain, seen } = this.shell;
    if (!plain) return;
    plain.reset();
    plain.setAttribute('autocomplete', 'off');
    for (const control of plain.elements) {
      if (control.dataset.survei === 'id') control.value = '';
    }
    seen.last = undefined;
  }

  // ---- Staff

  watchStaff(on) {
    const { root } = this.shell;
    let held;
    const release = () => clearTimeout(held);
    on(root, 'pointerdown', ({ target }) => {
      release();
      if (target.closest('.brand')) held = setTimeout(() => this.go(), HOLD);
    });
    for (const name of ['pointerup', 'pointercancel']) on(window, name, release);
    on(window, 'keydown', ({ key, repeat }) => {
      if (repeat) return;
      const now = Date.now();
      this.escapes = key === 'Escape' ? this.escapes.concat(now).slice(-PRESSES) : [];
      if (this.escapes.length === PRESSES && now - this.escapes[0] < HOLD) this.go();
    });
  }

  go() {
    this.draw();
    this.restart();
    location.assign(this.exit);
    // Nobody is locked out by a page that does not come.
    setTimeout(() => this.look(), 10000);
  }

  // The page goes on without it.
  leave() {
    clearInterval(this.timer);
    this.heard.forEach((stop) => stop());
    this.cover.lift();
  }
}

// Where staff go; nothing but a page.
function address(given) {
  if (typeof given !== 'string') return undefined;
  const found = new URL(given, document.baseURI);
  return /^https?:$/.test(found.protocol) ? found.href : undefined;
}

// What this device kept before it stood at a counter. What is sealed is still to be sent.
function forgetDrafts() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('survei-publik:') && key !== 'survei-publik:outbox' && !localStorage[key].includes('"body":"')) localStorage.removeItem(key);
    }
  } catch (error) {
    // A device that keeps nothing has nothing.
  }
}
