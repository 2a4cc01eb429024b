// The custom element <survei-publik>. It owns the element's life, fetches the configuration
// and the WebAssembly when the survey comes near the screen, and hands over to Rust.
// Nothing here is newer than ES2017 and dynamic import.

const here = new URL('.', import.meta.url);
const attributes = ['lang', 'unit', 'service', 'layout', 'show-score'];
const words = {
  id: {
    loading: 'Memuat survei…',
    failed: 'Survei belum bisa dimuat. Periksa internet Anda, lalu muat ulang halaman ini.',
  },
  en: {
    loading: 'Loading the survey…',
    failed: 'The survey could not be loaded. Check your connection and reload this page.',
  },
};

// One module for all elements of a page. Glue and wasm are fetched side by side. After a
// failure the next element tries again.
let loaded = null;
function load() {
  if (!loaded) {
    const wasm = fetch(new URL('survei-publik_bg.wasm', here).href);
    // The failure is seen where the module is awaited.
    wasm.catch(() => {});
    loaded = import(new URL('survei-publik.js', here).href)
      .then((glue) => glue.default({ module_or_path: wasm }).then(() => glue));
    loaded.catch(() => { loaded = null; });
  }
  return loaded;
}

function say(element, key) {
  const nearest = element.closest('[lang]');
  const english = nearest && /^en\b/i.test(nearest.getAttribute('lang'));
  return words[english ? 'en' : 'id'][key];
}

class SurveiPublik extends HTMLElement {
  static get observedAttributes() {
    return attributes;
  }

  constructor() {
    super();
    const root = this.shadowRoot || this.attachShadow({ mode: 'open' });
    // What the page's own scripts would hear of typing and shortcuts ends here; the widget
    // itself listens below.
    for (const name of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'paste']) {
      root.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  connectedCallback() {
    // Moving an element disconnects and connects it; the survey lives on.
    if (this.started) return;
    this.started = true;
    this.status = document.createElement('p');
    this.status.setAttribute('part', 'status');
    this.status.textContent = say(this, 'loading');
    // The element's children stay visible until the survey is there.
    this.shadowRoot.append(this.status, document.createElement('slot'));
    if (!('IntersectionObserver' in window)) {
      this.start();
      return;
    }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        this.start();
      }
    }, { rootMargin: '600px' });
    observer.observe(this);
  }

  attributeChangedCallback() {
    if (this.widget) this.widget.update();
  }

  start() {
    Promise.all([load(), this.configuration()])
      .then(([glue, text]) => this.instrument(glue.instrument_file(text)).then((instrument) => {
        this.shadowRoot.textContent = '';
        this.widget = glue.mount(this, text, instrument, this.storageKey());
      }))
      .catch((error) => this.fail(error));
  }

  // The questionnaire that the configuration asks for, unless it is compiled in. One that is
  // not there is a mistake in the configuration, which the widget then reports.
  instrument(file) {
    if (!file) return Promise.resolve(undefined);
    const address = file.includes('/') ? new URL(file, document.baseURI) : new URL(`instruments/${file}`, here);
    return fetch(address.href, { credentials: 'same-origin' })
      .then((answer) => (answer.ok ? answer.text() : undefined));
  }

  // The configuration from `src`, or from a JSON script inside the element.
  configuration() {
    const source = this.getAttribute('src');
    if (source) {
      return fetch(source, { credentials: 'same-origin' }).then((answer) => {
        if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
        return answer.text();
      });
    }
    return parsed().then(() => {
      const script = this.querySelector('script[type="application/json"]');
      return script ? script.textContent : '';
    });
  }

  // Two surveys on one page keep apart what they keep on the device.
  storageKey() {
    const place = [...document.querySelectorAll(this.localName)].indexOf(this);
    return ['survei-publik', this.id || place, this.getAttribute('unit'), this.getAttribute('service')].join(':');
  }

  fail(error) {
    console.error('[survei-publik]', error);
    this.setAttribute('state', 'failed');
    if (!this.status.isConnected) this.shadowRoot.prepend(this.status);
    this.status.setAttribute('role', 'alert');
    this.status.textContent = say(this, 'failed');
    const detail = { kind: 'load', message: String(error) };
    this.dispatchEvent(new CustomEvent('survei-error', { bubbles: true, composed: true, detail }));
  }
}

// Children are complete once the page is parsed.
function parsed() {
  return new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}

if (!customElements.get('survei-publik')) customElements.define('survei-publik', SurveiPublik);
