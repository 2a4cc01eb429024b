// Marks what seems to be personal data in a box for free text, while it is typed: under the very
// letters, and in a list below in plain words. Where the agency refuses such data, it stops what
// would send them. The finders are `guard/`; nothing is sent anywhere.

import init, { found } from 'wasm-bindgen-glue';

// In the order of the kinds in src/survey/privacy/personal.
const KINDS = ['nik', 'kk', 'phone', 'email', 'plate', 'account', 'address', 'name'];

const WORDS = {
  id: {
    nik: 'NIK', kk: 'nomor KK', phone: 'nomor HP', email: 'email', plate: 'pelat nomor',
    account: 'nomor rekening', address: 'alamat', name: 'nama orang',
    title: 'Sepertinya ada data pribadi:', more: 'dan {n} lagi',
    warn: 'Sebaiknya dihapus. Jawaban tetap bisa dikirim.',
    refuse: 'Hapus dulu. Jawaban dengan data pribadi tidak bisa dikirim.',
  },
  en: {
    nik: 'identity number (NIK)', kk: 'family card number (KK)', phone: 'phone number', email: 'e-mail address',
    plate: 'number plate', account: 'bank account', address: 'address', name: 'name of a person',
    title: 'This seems to be personal data:', more: 'and {n} more',
    warn: 'Better remove it. You can still send your answers.',
    refuse: 'Please remove it. Answers with personal data cannot be sent.',
  },
};

// A text is looked at once typing rests for so long, and so often while it does not; a screen
// reader is told later. In milliseconds.
const REST = 150;
const OFTEN = 300;
const PAUSE = 1200;

// So many are told in words.
const TOLD = 5;

// What makes lines break where they break in the box.
const LIKE = ['direction', 'fontFamily', 'fontFeatureSettings', 'fontKerning', 'fontSize', 'fontStretch', 'fontStyle',
  'fontVariant', 'fontWeight', 'letterSpacing', 'lineHeight', 'overflowWrap', 'paddingBottom', 'paddingLeft',
  'paddingRight', 'paddingTop', 'tabSize', 'textAlign', 'textIndent', 'textRendering', 'textTransform', 'whiteSpace',
  'wordBreak', 'wordSpacing'];

// Numbers are no free text.
const FREE = 'textarea,[type=text]:not([inputmode=numeric])';

const watched = new WeakMap();

// From now on, what is typed into the box is looked at.
export function watch(box, host) {
  return box.matches(FREE) && init().then(() => watchOf(box, host));
}

function watchOf(box, host) {
  if (!watched.has(box)) watched.set(box, new Watch(box, host));
  return watched.get(box);
}

// From now on, no screen is left forwards and nothing is sent while there are personal data.
export function refuse(host) {
  return init().then(() => {
    const stop = (event) => {
      if (!(event.type === 'submit' ? stopAtBox(host) : stopAtReview(host, event.target))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Before the survey hears of it.
    for (const name of ['submit', 'click']) host.shell.root.addEventListener(name, stop, true);
  });
}

function stopAtBox(host) {
  const box = Array.from(host.shell.root.querySelectorAll(FREE)).find(({ value }) => found(value).length);
  if (box) watchOf(box, host).refuse();
  return box;
}

// What was typed before this file was there has come as far as the review.
function stopAtReview(host, pressed) {
  const button = pressed.closest('.review [part~=primary]');
  if (!button) return false;
  const { root } = host.shell;
  const before = root.querySelector('#personal');
  if (before) before.remove();
  const typed = Array.from(root.querySelectorAll('.review .typed')).find((part) => found(part.textContent).length);
  const change = typed && typed.closest('.answer').querySelector('button');
  // What is sealed can no longer be changed; the server says what it takes.
  if (!change) return false;
  const said = make('p', 'errors');
  said.id = 'personal';
  said.setAttribute('role', 'alert');
  button.parentNode.before(said);
  said.textContent = sentence(speaker(host), 'refuse', found(typed.textContent));
  change.setAttribute('aria-describedby', said.id);
  change.focus();
  said.scrollIntoView({ block: 'nearest' });
  return true;
}

// Gives the words in the survey's language.
function speaker(host) {
  const words = WORDS[/^en\b/i.test(host.attribute('lang') || '') ? 'en' : 'id'];
  return (name) => (host.shell.word && host.shell.word(`personal_${name}`)) || words[name];
}

// What there is, each kind once, and what to do: `flat` is what `found` gives.
function sentence(word, rule, flat) {
  const kinds = Array.from(flat).filter((_, at) => at % 3 === 0);
  const told = kinds.filter((kind, at) => kinds.indexOf(kind) === at).map((kind) => word(KINDS[kind]));
  return told.length ? `${word('title')} ${told.join(', ')}. ${word(rule)}` : '';
}

class Watch {
  constructor(box, host) {
    Object.assign(this, { box, word: speaker(host), text: '', places: [], plain: [] });
    this.rule = /"personal_data"\s*:\s*"refuse"/.test(host.given[0]) ? 'refuse' : 'warn';
    this.layer = make('div');
    this.layer.setAttribute('aria-hidden', 'true');
    // A page translator would change what lies under the letters.
    this.layer.setAttribute('translate', 'no');
    this.layer.className = 'notranslate';
    // Out of the way from the beginning: it must not change the size of what it is laid over.
    Object.assign(this.layer.style, {
      position: 'absolute', width: 0, height: 0, contain: 'strict',
      overflow: 'hidden', pointerEvents: 'none', color: 'transparent', forcedColorAdjust: 'none',
    });
    this.list = make('div', 'target');
    this.list.id = `${box.id}-personal`;
    this.list.setAttribute('part', 'personal');
    this.said = make('p', 'unseen');
    this.said.setAttribute('role', 'status');
    this.layer.hidden = this.list.hidden = true;
    box.parentNode.style.position = 'relative';
    box.after(this.layer, this.list, this.said);
    box.addEventListener('input', () => this.typed());
    box.addEventListener('focus', () => this.look());
    box.addEventListener('scroll', () => this.scroll());
    const again = () => this.lay(true);
    if ('ResizeObserver' in window) new ResizeObserver(again).observe(box);
    else addEventListener('resize', again);
    this.look();
  }

  // A key must not wait for all that follows from it: the marks move before the next picture.
  typed() {
    this.frame = this.frame || requestAnimationFrame(() => {
      this.frame = 0;
      this.shift();
    });
    const now = Date.now();
    this.due = this.due || now + OFTEN;
    clearTimeout(this.next);
    this.next = setTimeout(() => this.look(), Math.min(REST, this.due - now));
  }

  // Until the text is looked at again, the marks stay under their letters: the layer's text is
  // changed as the box's was. What is changed within a mark hides them all until then.
  shift() {
    const { box, layer, places, plain } = this;
    if (layer.hidden || this.stale) return;
    const [old, text] = [this.text, box.value];
    const shorter = Math.min(old.length, text.length);
    let start = 0;
    while (start < shorter && old[start] === text[start]) start += 1;
    let end = 0;
    while (end < shorter - start && old[old.length - end - 1] === text[text.length - end - 1]) end += 1;
    // The text before this mark has the end of what was changed in it, if not the beginning.
    const at = places.filter((place) => place.start < old.length - end).length;
    const from = at ? places[at - 1].end : 0;
    this.stale = start < from;
    layer.style.visibility = this.stale ? 'hidden' : '';
    if (this.stale) return;
    const moved = places.slice(at);
    for (const place of moved) {
      place.start += text.length - old.length;
      place.end += text.length - old.length;
    }
    plain[at].data = moved.length ? text.slice(from, moved[0].start) : lastOf(text, from);
    this.text = text;
    this.scroll();
  }

  look() {
    const { box, layer, list } = this;
    clearTimeout(this.next);
    this.due = 0;
    const text = box.value;
    const flat = found(text);
    const places = [];
    for (let at = 0; at < flat.length; at += 3) {
      places.push({ kind: flat[at], start: flat[at + 1], end: flat[at + 2] });
    }
    layer.hidden = list.hidden = !places.length;
    this.describe(places.length);
    const same = !this.stale && text === this.text && JSON.stringify(places) === JSON.stringify(this.places);
    Object.assign(this, { text, places, stale: false });
    if (places.length && !same) {
      this.mark();
      this.tell();
    }
    this.lay();
    this.announce(sentence(this.word, this.rule, flat), PAUSE);
  }

  // Says what is to be done before it goes on.
  refuse() {
    this.look();
    this.box.focus();
    const { textContent } = this.list.lastChild;
    this.said.textContent = '';
    this.announce(textContent, 0);
  }

  // The widget writes this attribute too, when there is an error to tell.
  describe(there) {
    const { box, list } = this;
    const ids = (box.getAttribute('aria-describedby') || '').split(' ').filter((id) => id && id !== list.id);
    const described = ids.concat(there ? list.id : []).join(' ');
    if (described !== box.getAttribute('aria-describedby')) box.setAttribute('aria-describedby', described);
  }

  // The same text once more, unseen but for the marks, exactly over the box.
  mark() {
    const { text, places, layer } = this;
    const forced = matchMedia('(forced-colors: active)').matches;
    const look = `color: transparent; border-radius: 3px; background: ${forced ? 'none' : 'rgba(255, 184, 0, .3)'};
      text-decoration-line: underline; text-decoration-thickness: 3px; text-underline-offset: 3px;
      text-decoration-color: ${forced ? 'Highlight' : 'var(--error)'}`;
    const parts = [];
    this.plain = [];
    let from = 0;
    const add = (words) => {
      this.plain.push(document.createTextNode(words));
      parts.push(this.plain[this.plain.length - 1]);
    };
    for (const { start, end } of places) {
      const mark = make('mark');
      mark.style.cssText = look;
      mark.textContent = text.slice(start, end);
      add(text.slice(from, start));
      parts.push(mark);
      from = end;
    }
    add(lastOf(text, from));
    layer.textContent = '';
    layer.style.visibility = '';
    layer.append(...parts);
  }

  // Puts the layer where the box is, if it is not there.
  lay(again) {
    const { box, layer } = this;
    if (layer.hidden) return;
    // The parts of a pixel as well, unless the page has scaled what is measured.
    const [inner, outer] = [box, box.parentNode].map((element) => element.getBoundingClientRect());
    const exactly = (whole, exact) => (Math.abs(exact - whole) < 1 ? exact : whole);
    const left = exactly(box.offsetLeft, inner.left - outer.left) + box.clientLeft;
    const top = exactly(box.offsetTop, inner.top - outer.top) + box.clientTop;
    const place = [left, top, box.clientWidth, box.clientHeight];
    if (again || `${place}` !== this.place) {
      this.place = `${place}`;
      const like = getComputedStyle(box);
      const style = {};
      ['left', 'top', 'width', 'height'].forEach((name, at) => { style[name] = `${place[at]}px`; });
      for (const name of LIKE) style[name] = like[name];
      if (box.localName === 'input') {
        style.whiteSpace = 'pre';
        style.lineHeight = `${box.clientHeight - parseFloat(like.paddingTop) - parseFloat(like.paddingBottom)}px`;
      }
      Object.assign(layer.style, style);
    }
    this.scroll();
  }

  scroll() {
    const { box, layer } = this;
    layer.scrollTop = box.scrollTop;
    layer.scrollLeft = box.scrollLeft;
  }

  // In words, for those who cannot see the marks or do not know what they mean.
  tell() {
    const { list, text, places, word } = this;
    const rows = make('ul');
    const add = (words) => {
      const row = make('li');
      row.textContent = words;
      rows.append(row);
    };
    for (const { kind, start, end } of places.slice(0, TOLD)) add(`${word(KINDS[kind])}: ${text.slice(start, end)}`);
    if (places.length > TOLD) add(word('more').replace('{n}', places.length - TOLD));
    const title = make('strong');
    title.textContent = word('title');
    const rule = make('p');
    rule.textContent = word(this.rule);
    // The same words are left alone: what is read out is not begun again.
    const next = [title, rows, rule];
    const told = next.map((part) => part.textContent).join();
    if (told === this.told) return;
    this.told = told;
    list.textContent = '';
    list.append(...next);
  }

  announce(words, pause) {
    const { said } = this;
    clearTimeout(this.timer);
    if (words === said.textContent) return;
    this.timer = setTimeout(() => { said.textContent = words; }, words ? pause : 0);
  }
}

// The text behind the last mark. A line that ends the text is a line as well.
const lastOf = (text, from) => `${text.slice(from)}\u200b`;

function make(name, className = '') {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}
