// Reads a survey's screen aloud with the voices that the device itself has. A voice that lives on
// a server is never used: what is read would leave the phone. What the citizen has typed is not
// read. Fetched when the button is first pressed.

const words = {
  id: {
    listen_option: 'Pilihan {n}: ',
    listen_chosen: ', dipilih',
    listen_none: 'HP ini belum punya suara bahasa {language}. Coba pasang di Setelan HP: cari “Teks ke ucapan”.',
    listen_unable: 'HP ini belum bisa membacakan. Mintalah bantuan petugas.',
    listen_id: 'Indonesia',
    listen_en: 'Inggris',
  },
  en: {
    listen_option: 'Option {n}: ',
    listen_chosen: ', chosen',
    listen_none: 'This phone has no {language} voice yet. Add one in the settings: look for “Text-to-speech”.',
    listen_unable: 'This phone cannot read aloud yet. Please ask an officer.',
    listen_id: 'Indonesian',
    listen_en: 'English',
  },
};

// Languages that an Indonesian voice reads well enough, as they are spelt alike.
const LIKE_INDONESIAN = /^(ace|ban|bbc|bew|bjn|bug|jv|mad|min|ms|sas|su)$/;

// Devices name their voices only after a while, in milliseconds, and may add to the first ones.
const LATE = 10000;
const MORE = 2000;

// A voice that says nothing for so long, and so much longer for each character, has got stuck.
const STUCK = 5000;
const SLOW = 250;

// Android drops what is to be said in the moment after it was told to be silent.
const BREATH = 120;

// Browsers cut off long speech, so it is given to them by the sentence.
const LONG = 180;

const BLOCKS = 'h2,h3,p,li,label,dt,dd,legend,summary,small,.overline,.question,.target';
const SILENT = '[hidden],[aria-hidden=true],.unseen,.typed,.keys,.count,textarea,input,select,option,.nav,progress,meter,svg';

const look = '.reading{outline:3px solid var(--accent);outline-offset:2px;background:var(--tint);border-radius:4px}'
  + '.cannot{flex-basis:100%;margin:6px 0 0}'
  + '@media(forced-colors:active){.reading{outline-color:Highlight}}'
  + '@media print{.reading{outline:0;background:none}}';

const readers = new Map();

// Starts to read, or stops.
export function toggle(shell, button) {
  if (!readers.has(shell)) readers.set(shell, new Reader(shell, button));
  const reader = readers.get(shell);
  if (reader.on) reader.stop();
  else reader.start();
}

class Reader {
  constructor(shell, button) {
    Object.assign(this, { shell, button, on: false, turn: 0 });
    dress(shell.root);
    this.told = document.createElement('p');
    this.told.className = 'cannot';
    this.told.setAttribute('role', 'status');
    button.parentNode.append(this.told);
    // What is heard belongs to what is seen.
    new MutationObserver(() => this.follow()).observe(shell.root, { childList: true, characterData: true, subtree: true });
    document.addEventListener('visibilitychange', () => document.hidden && this.stop());
    addEventListener('pagehide', () => this.stop());
  }

  start() {
    // One voice at a time, also where a page has several surveys.
    for (const other of readers.values()) if (other.on) other.stop();
    this.set(true);
    this.tell('');
    this.seen = this.state();
    this.read(this.seen.screen);
  }

  stop() {
    if (!this.on) return;
    this.set(false);
    this.hush();
  }

  set(on) {
    this.on = on;
    this.button.setAttribute('aria-pressed', on);
  }

  // Another screen is read from its beginning; of a screen that has got something to say, that.
  follow() {
    if (!this.on) return;
    const { screen, errors, delivery } = this.state();
    const before = this.seen;
    this.seen = { screen, errors, delivery };
    if (!screen) this.stop();
    else if (screen !== before.screen) this.read(screen);
    else if (errors && errors !== before.errors) this.read(screen.querySelector('.errors'));
    else if (delivery && delivery !== before.delivery) this.read(screen.querySelector('.delivery'));
  }

  state() {
    const screen = this.shell.root.querySelector('.screen');
    const text = (css) => ((screen && screen.querySelector(css)) || {}).textContent;
    return { screen, errors: text('.errors'), delivery: text('.delivery') };
  }

  hush() {
    this.turn += 1;
    clearTimeout(this.timer);
    this.mark();
    try {
      speechSynthesis.cancel();
    } catch (error) {
      // There is nothing to silence.
    }
  }

  read(within) {
    this.hush();
    const { turn } = this;
    const language = languageOf(within);
    voicesFor(language, () => turn !== this.turn).then((voices) => {
      if (turn !== this.turn) return;
      if (!voices) this.give('unable');
      else if (!voiceFor(voices, language)) this.give('none', language);
      else this.timer = setTimeout(() => this.say(partsOf(within), voices, turn), BREATH);
    });
  }

  // Says one part after the other. Whatever an earlier turn still reports is not listened to.
  say(parts, voices, turn) {
    const [part, ...rest] = parts;
    if (turn !== this.turn) return;
    this.mark(part && part.element);
    if (!part) return;
    const voice = voiceFor(voices, part.lang);
    if (!this.shell.host.isConnected) this.stop();
    else if (!voice) this.say(rest, voices, turn);
    else this.utter(part, voice, turn, () => this.say(rest, voices, turn));
  }

  utter({ text }, voice, turn, next) {
    let over = false;
    const once = (act) => {
      if (over || turn !== this.turn) return;
      over = true;
      clearTimeout(this.timer);
      act();
    };
    const speech = new SpeechSynthesisUtterance(text);
    speech.voice = voice;
    speech.lang = voice.lang.replace('_', '-');
    speech.rate = 0.9;
    speech.onend = () => once(next);
    speech.onerror = ({ error }) => once(/^(interrupted|canceled|text-too-long)$/.test(error) ? next : () => this.give('unable'));
    this.timer = setTimeout(() => once(() => {
      speechSynthesis.cancel();
      this.timer = setTimeout(next, BREATH);
    }), STUCK + SLOW * text.length);
    // Browsers forget what nobody holds, and then never say that it has ended.
    this.speech = speech;
    // Chrome may have been paused by another page.
    speechSynthesis.resume();
    speechSynthesis.speak(speech);
  }

  // Why nothing is heard.
  give(name, language) {
    this.stop();
    const said = (key) => word(this.shell, key);
    const known = language && (said(language.split('-')[0]) || language);
    // A region whose words come later than itself is announced.
    setTimeout(() => this.tell(said(name).replace('{language}', known), name), BREATH);
  }

  tell(sentence, name) {
    const { shell } = this;
    // Where a language lacks the words, they are Indonesian.
    const ours = /^en/i.test(languageOf(shell.root.querySelector('.screen'))) ? 'en' : 'id';
    this.told.lang = shell.word(`listen_${name}`) ? shell.language.lang : ours;
    this.told.textContent = sentence;
  }

  mark(element) {
    const { marked } = this;
    if (marked === element) return;
    if (marked) {
      marked.classList.remove('reading');
      part(marked, (parts) => parts.filter((name) => name !== 'reading'));
    }
    this.marked = element;
    if (!element) return;
    element.classList.add('reading');
    part(element, (parts) => [...parts, 'reading']);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
  }
}

// Changes the names under which a page's style knows an element.
function part(element, change) {
  const names = change((element.getAttribute('part') || '').split(' ').filter(Boolean));
  if (names.length) element.setAttribute('part', names.join(' '));
  else element.removeAttribute('part');
}

// Words for a survey in its language: the catalog's, or those above.
function word(shell, name) {
  const mine = words[/^en\b/i.test(languageOf(shell.root.querySelector('.screen'))) ? 'en' : 'id'];
  return shell.word(`listen_${name}`) || mine[`listen_${name}`] || '';
}

function languageOf(node) {
  const nearest = node && node.closest('[lang]');
  return nearest ? nearest.lang : 'id';
}

// What is to be read, in the order in which it stands: text, its language, and where it is.
function partsOf(within) {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const around = node.parentNode;
    const text = node.data.replace(/\s+/g, ' ');
    if (!text.trim() || !isHeard(around)) continue;
    const element = around.closest('.choice') || around.closest(BLOCKS) || around;
    const lang = languageOf(around);
    const inline = getComputedStyle(around).display === 'inline' || around === element;
    const last = parts[parts.length - 1];
    const same = last && last.element === element;
    if (same && last.lang === lang && last.inline && inline) last.text += text;
    else parts.push({ element, lang, text, inline, first: !same });
  }
  return [].concat(...parts.map(spoken));
}

function isHeard(element) {
  if (element.closest(SILENT) || !element.getClientRects().length) return false;
  // Of the buttons only those that say what is missing.
  const button = element.closest('button');
  return (!button || !!button.closest('.errors')) && getComputedStyle(element).visibility !== 'hidden';
}

// A part by the sentence; a choice with its number, and whether it is chosen.
function spoken({ element, lang, text, first }) {
  const said = words[/^en\b/i.test(lang) ? 'en' : 'id'];
  let whole = text.trim();
  const input = element.matches('.choice') && element.querySelector('input');
  if (input && first) {
    const all = Array.from(element.parentNode.children);
    whole = said.listen_option.replace('{n}', all.indexOf(element) + 1) + whole;
    if (input.checked) whole += said.listen_chosen;
  }
  return sentences(whole).map((piece) => ({ element, lang, text: piece }));
}

function sentences(text) {
  const pieces = [];
  for (const sentence of text.match(/.+?(?:[.!?…]+(?=\s)|$)/g) || []) {
    let rest = sentence.trim();
    while (rest.length > LONG) {
      const cut = Math.max(rest.lastIndexOf(' ', LONG), rest.lastIndexOf(', ', LONG) + 1);
      const at = cut > 0 ? cut : LONG;
      pieces.push(rest.slice(0, at).trim());
      rest = rest.slice(at).trim();
    }
    if (rest) pieces.push(rest);
  }
  return pieces;
}

// The device's voices, as soon as one of them speaks the language, or when it has had its time.
// Nothing where the browser cannot speak at all.
function voicesFor(language, given) {
  return new Promise((resolve) => {
    const synthesis = self.speechSynthesis;
    if (!synthesis || !self.SpeechSynthesisUtterance || !synthesis.getVoices) {
      resolve();
      return;
    }
    const start = Date.now();
    let timer;
    const look = () => {
      clearTimeout(timer);
      const voices = Array.from(synthesis.getVoices() || []).filter(({ localService }) => localService);
      const patience = synthesis.getVoices().length ? MORE : LATE;
      if (given() || Date.now() > start + patience || voiceFor(voices, language)) {
        if (synthesis.removeEventListener) synthesis.removeEventListener('voiceschanged', look);
        resolve(voices);
      } else timer = setTimeout(look, 100);
    };
    if (synthesis.addEventListener) synthesis.addEventListener('voiceschanged', look);
    look();
  });
}

// The voice for a language: of the same place, or of the same language at least.
function voiceFor(voices, language) {
  const wanted = tag(language === 'id' ? 'id-id' : language);
  const base = (name) => name.split('-')[0];
  const find = (is) => voices.find(({ lang }) => is(tag(lang)));
  return find((name) => name === wanted)
    || find((name) => base(name) === base(wanted))
    || (LIKE_INDONESIAN.test(wanted) ? voiceFor(voices, 'id') : undefined);
}

// `in_ID`, as Java had it for long, is `id-id`.
function tag(name) {
  return name.replace(/_/g, '-').toLowerCase().replace(/^in(?=-|$)/, 'id').replace(/^ind(?=-|$)/, 'id');
}

// The look of what is being read, as one more sheet, which asks no content policy.
function dress(root) {
  if (typeof CSSStyleSheet !== 'undefined' && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else {
    const style = document.createElement('style');
    style.textContent = look;
    root.append(style);
  }
}
