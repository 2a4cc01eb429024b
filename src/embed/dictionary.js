// Makes of an agency's language file, in which words have names, what the widget reads: a line for
// each key. Fetched only where the configuration names such a file.

// The names of the keys in their order, each with its placeholders, and of the questionnaire's texts
// that may be translated (xtask/src/languages.rs).
const keys = typeof __KEYS__ === 'undefined' ? '' : __KEYS__;
const places = typeof __PLACES__ === 'undefined' ? '' : __PLACES__;

const LARGEST = 65536;

const holes = (text) => (text.match(/\{\w+\}/g) || []).sort().join('');
const isObject = (value) => value && typeof value === 'object' && !Array.isArray(value);

// One part of the file over what ships; `wrong` is told of what is left out.
function lines(part, names, base, wrong) {
  const known = new Set();
  const made = names.map((named, index) => {
    const [name] = named.split('{');
    known.add(name);
    const before = base[index] || '';
    const own = isObject(part) ? part[name] : undefined;
    if (own === undefined || own === null) return before;
    const sound = name !== '-' && typeof own === 'string' && own.trim() && holes(own) === holes(named);
    if (!sound) wrong();
    return sound ? own.trim().replace(/\s+/g, ' ') : before;
  });
  if (part !== undefined && (!isObject(part) || Object.keys(part).some((name) => !known.has(name)))) wrong();
  return made;
}

// Numbers and names keep their own direction in a sentence that runs from right to left.
export const isolated = (text) => text.replace(/\{(?!label)\w+\}/g, '\u2068$&\u2069');

export function read(shell, text, { tag, src }, base) {
  let wrong = false;
  const tell = () => shell.loadChecker()
    .then((checker) => checker.language(text, tag, src))
    .catch((error) => console.error('[survei-publik]', error));
  let file;
  try {
    file = text.length > LARGEST ? undefined : JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Told below.
  }
  if (!isObject(file) || file.language !== tag) {
    tell();
    if (base.words) return base;
    throw new Error(`${src}: no language file`);
  }
  const note = () => { wrong = true; };
  const split = (known) => (known || '').split('\n');
  const dir = (file.dir || base.dir) === 'rtl' ? 'rtl' : 'ltr';
  const direct = (text) => (dir === 'rtl' ? isolated(text) : text);
  const own = lines(file.words, keys.split(' '), split(base.words).map((line) => line.replace(/[\u2068\u2069]/g, '')), note);
  const questions = lines(file.questions, places.split(' '), split(base.questions), note);
  const tools = Object.assign({}, base.tools);
  for (const name of Object.keys(isObject(file.tools) ? file.tools : {})) {
    if (typeof file.tools[name] === 'string') tools[name] = file.tools[name];
    else note();
  }
  if (wrong) tell();
  return { dir, tools, words: direct(own.join('\n')), questions: questions.join('\n') };
}
