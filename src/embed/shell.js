// The shell around one survey. It fetches the configuration and the WebAssembly when the survey
// comes near the screen, hands over to Rust, and takes the answers back whenever Rust cannot go
// on. What lies inside the element, best a real form (`survei html` writes one), serves until
// then and from then on.

import { beside, get, load, loadChecker, loadForm } from './load.js';

// What has not come by then will hardly come, in milliseconds.
const PATIENCE = 30000;

const words = {
  loading: 'Memuat survei…',
  failed: 'Survei belum bisa dimuat. Periksa internet Anda, lalu muat ulang halaman ini.',
  form: 'Lanjutkan di formulir ini. Jawaban Anda masih ada.',
  page: 'Buka halaman survei',
};

// The module has panicked: nothing on this page calls it again.
let dead = false;

export class Shell {
  constructor(host) {
    this.host = host;
    Object.assign(this, { beside, loadChecker });
    this.root = host.shadowRoot || host.attachShadow({ mode: 'open' });
    // What the page's own scripts would hear of typing and shortcuts ends here; the widget
    // itself listens below.
    for (const name of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'paste']) {
      this.root.addEventListener(name, (event) => event.stopPropagation());
    }
    host.addEventListener('survei-ready', () => this.show());
  }

  // Moving an element disconnects and connects it; the survey lives on.
  connect() {
    if (this.status) return;
    this.status = document.createElement('p');
    this.status.setAttribute('part', 'status');
    // The element's children stay visible until the survey is there.
    this.slot = document.createElement('slot');
    this.root.append(this.status, this.slot);
    parsed().then(() => {
      this.plain = this.host.querySelector('form');
      if (this.plain) this.watch();
      else this.say('loading');
      this.near(() => this.start());
    });
  }

  // Which control of the form was used last, and whether the form is on its way.
  watch() {
    this.seen = {};
    const { plain, seen } = this;
    const used = ({ target }) => { if (target.dataset.survei) seen.last = target; };
    plain.addEventListener('focusin', used);
    plain.addEventListener('input', used);
    plain.addEventListener('submit', () => { seen.sent = true; });
    // Back from where it was sent to.
    addEventListener('pageshow', () => { seen.sent = false; });
  }

  // Calls back once the element is near the viewport.
  near(done) {
    // What is left from an earlier visit is sent from wherever the survey stands on this page.
    if (isUnsent() || !('IntersectionObserver' in window)) {
      done();
      return;
    }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        done();
      }
    }, { rootMargin: '600px' });
    observer.observe(this.host);
  }

  start() {
    const late = setTimeout(() => this.plain || this.apologise('failed'), PATIENCE);
    Promise.resolve()
      .then(() => {
        const glue = load(this.host.getAttribute('widget') === 'whole');
        const text = this.configuration();
        // The language comes beside the module.
        const language = Promise.all([glue.early, text]).then(([{ speak }, given]) => speak(this, given));
        return Promise.all([glue, text, this.plain && loadForm(), language]);
      })
      // A page need not say which widget it needs: the light one knows what it lacks.
      .then(([glue, text, form]) => Promise.all([glue.needsWhole(text) ? load(true) : glue, text, form]))
      .then(([glue, text, form]) => {
        if (form) this.form = new form.Form(this.plain, this.seen);
        const ready = [this.form && this.form.quiet(), glue.prepare(this, text)];
        return Promise.all([this.instrument(glue.instrument(text)), ...ready])
          .then(([instrument]) => this.mount(glue, text, instrument));
      })
      .catch((error) => this.fail(error))
      .then(() => clearTimeout(late));
  }

  // Hands over to Rust, with what was filled in.
  mount(glue, text, instrument) {
    if (dead) throw new Error('survei-publik has stopped on this page');
    this.taken = this.form && this.form.taken();
    const { text: filled, path } = this.taken || {};
    this.given = [text, instrument];
    const outside = new glue.Host(this, this.storageKey(), this.given);
    this.glue = glue;
    this.widget = glue.mount(outside, text, instrument, filled, path);
    glue.hear(this.root);
    this.tell();
  }

  // The survey is there, still unseen: it takes the place of the form at once.
  show() {
    const { status, slot, form, host } = this;
    this.reserve();
    this.parts().forEach((part) => { part.hidden = false; });
    status.remove();
    // What is printed is the form.
    if (form) this.root.prepend(slot);
    else slot.remove();
    slot.className = 'paper';
    host.removeAttribute('state');
    if (form) form.leave();
    if (this.taken) this.taken.resume(this.root, host);
    this.taken = undefined;
  }

  // Keeps what is below the element where it is until the citizen goes on to another screen.
  reserve() {
    const { host } = this;
    const { top, bottom, height } = host.getBoundingClientRect();
    const seen = bottom <= innerHeight ? height : Math.min(height, innerHeight - top);
    host.style.minHeight = `${Math.max(0, seen)}px`;
    host.addEventListener('survei-step', () => this.release(), { once: true });
  }

  release() {
    this.host.style.minHeight = this.host.style.paddingTop = '';
  }

  // What Rust has put into the element.
  parts() {
    return this.root.querySelectorAll('[part=root]');
  }

  // An attribute has changed.
  update(name) {
    if (name === 'lang') this.chosen = undefined;
    if (this.widget) this.glue.speak(this).then(() => this.changed());
  }

  changed() {
    if (!this.widget) return;
    this.glue.spoken(this);
    this.widget.update();
    this.tell();
  }

  // A word for what JavaScript shows, in another language than Indonesian (`embed/bar.js`).
  word(name) {
    return this.language.tools[name];
  }

  // What is wrong in the configuration is told to the web admin by a module of its own, which is
  // fetched only then.
  tell() {
    if (!this.widget.wrong() && !this.offers.wrong) return;
    loadChecker()
      .then((checker) => checker.report(this.host, ...this.given))
      .catch((error) => console.error('[survei-publik]', error));
  }

  // Rust cannot go on: a mistake in the configuration, or, for good, a panic.
  giveUp(sentence, forGood) {
    const { root, status, slot, plain, host } = this;
    if (forGood) {
      dead = true;
      this.widget = undefined;
    }
    const { last } = this.seen || {};
    const place = () => (last ? last.getBoundingClientRect().top : 0);
    const before = place();
    this.release();
    host.setAttribute('state', plain ? 'form' : 'failed');
    this.parts().forEach((part) => part.remove());
    root.append(status, slot);
    slot.className = '';
    if (!plain) this.apologise(sentence);
    else if (this.kept) {
      this.form.fill(this.kept);
      this.say('form');
    } else {
      // The form may be taller now; what is being filled in stays where it is.
      scrollBy(0, place() - before);
    }
  }

  // What came too late, or not at all.
  fail(error) {
    console[this.plain ? 'info' : 'error']('[survei-publik]', error);
    this.giveUp('failed');
    const detail = { kind: 'load', message: String(error) };
    this.host.dispatchEvent(new CustomEvent('survei-error', { bubbles: true, composed: true, detail }));
  }

  // A sentence in place of the survey, with a way on where the page names one.
  apologise(sentence) {
    this.say(sentence);
    const page = this.host.getAttribute('page');
    if (!page) return;
    const link = document.createElement('a');
    link.href = page;
    link.textContent = words.page;
    this.status.append(' ', link);
  }

  say(sentence) {
    const { status } = this;
    if (sentence !== 'loading') {
      status.className = 'failure';
      status.setAttribute('role', 'alert');
    }
    status.lang = sentence in words ? 'id' : this.language.lang;
    status.textContent = words[sentence] || sentence;
  }

  // The configuration from `src`, or from a JSON script inside the element.
  configuration() {
    const source = this.host.getAttribute('src');
    if (source) {
      return get(source).then((answer) => {
        if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
        return answer.text();
      });
    }
    const script = this.host.querySelector('script[type="application/json"]');
    return script ? script.textContent : '';
  }

  // The questionnaire that the configuration asks for, unless it is compiled in. One that is
  // not there is a mistake in the configuration, which the widget then reports.
  instrument(wanted) {
    if (!wanted) return Promise.resolve(undefined);
    return get(/\.json$/.test(wanted) ? wanted : beside(`instruments/${wanted}.json`))
      .then((answer) => (answer.ok ? answer.text() : undefined));
  }

  // Two surveys on one page keep apart what they keep on the device.
  storageKey() {
    const { host } = this;
    const hosts = document.querySelectorAll('survei-publik, div[data-survei-publik]');
    const place = Array.from(hosts).indexOf(host);
    return ['survei-publik', host.id || place, host.getAttribute('unit'), host.getAttribute('service')].join(':');
  }
}

// Whether the outbox has said that something is left in it.
function isUnsent() {
  try {
    return 'survei-publik:outbox' in localStorage;
  } catch (error) {
    return false;
  }
}

// Children are complete once the page is parsed.
function parsed() {
  return new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
