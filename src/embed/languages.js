// Another language than Indonesian, fetched alone; and what the agency offers. This module is itself
// fetched only where there is either.

// The languages that ship, by tag, each by its own name.
const names = {
  id: 'Indonesia',
  en: 'English',
  jv: 'Basa Jawa',
  su: 'Basa Sunda',
  mad: 'Bhâsa Madhurâ',
  min: 'Baso Minangkabau',
  ban: 'Basa Bali',
  bug: 'Basa Ugi',
  ace: 'Bahsa Acèh',
  bjn: 'Bahasa Banjar',
  sas: 'Base Sasak',
  bbc: 'Hata Batak Toba',
  'ms-Arab': 'بهاس ملايو (جاوي)',
};

// Their folder: its name tells the content, whose lines are in the order of this build's keys.
const folder = typeof __LANGUAGES__ === 'undefined' ? 'languages' : __LANGUAGES__;
const dictionary = typeof __DICTIONARY__ === 'undefined' ? 'dictionary.js' : __DICTIONARY__;

// Going back to a language asks for nothing again.
const fetched = new Map();

// What a configuration offers; `wrong` where something in it is of no use.
function offered(text) {
  let list;
  try {
    list = JSON.parse(text.replace(/^\uFEFF/, '')).languages;
  } catch (error) {
    // The widget tells of it.
  }
  const given = Array.isArray(list) ? list : ['id', 'en'];
  const offers = given.map((entry) => (entry && entry.tag ? entry : { tag: entry }))
    .filter(({ tag, src }) => names[tag] || (src && typeof src === 'string' && typeof tag === 'string'))
    .map(({ tag, src, name }) => ({ tag, src, name: String(name || names[tag] || tag) }));
  offers.wrong = (list || given) !== given || offers.length < given.length;
  return offers;
}

// As the loader fetches (`load.js`): a cookie only where it fails without, and no address of the page.
function text(address) {
  const ask = (credentials) => fetch(address, { credentials, referrerPolicy: 'no-referrer' });
  return new Promise((resolve) => resolve(ask('omit')))
    .then((found) => (found.status === 401 ? Promise.reject() : found))
    .catch(() => ask('same-origin'))
    .then((found) => (found.ok ? found.text() : Promise.reject(new Error(`${address}: ${found.status}`))));
}

function load(shell, { tag, name, src }, indonesian) {
  const shipped = tag === 'id' || !names[tag] ? Promise.resolve({})
    : text(shell.beside(`${folder}/${tag}.json`)).then(JSON.parse);
  // An agency's own file is made fit by a module that only agencies with one need.
  const own = src ? Promise.all([shipped, text(src), import(shell.beside(dictionary))])
    .then(([base, found, { read }]) => read(shell, found, { tag, src }, base)) : shipped;
  return own.then((found) => Object.assign({}, indonesian, found, { lang: tag, name }));
}

// Makes `shell.language` the one of the tag `wanted`; Indonesian if there is none for it. Tells
// whether it could be fetched.
export function speak(shell, wanted, indonesian, configuration) {
  if (configuration !== undefined) shell.offers = offered(configuration);
  const all = shell.offers.concat(Object.keys(names).map((tag) => ({ tag, name: names[tag] })));
  const whole = (tag) => `${tag}-`.toLowerCase().replace('_', '-');
  const found = all.find(({ tag }) => whole(wanted).startsWith(whole(tag))) || { tag: 'id', name: names.id };
  const key = `${found.tag} ${found.src}`;
  if (!fetched.has(key)) fetched.set(key, load(shell, found, indonesian));
  shell.wanted = key;
  return fetched.get(key).then((language) => {
    // Something else may have been chosen meanwhile.
    if (shell.wanted === key) shell.language = language;
    return true;
  }, (error) => {
    // Asked for again when it is wanted again.
    fetched.delete(key);
    console.error('[survei-publik]', error);
    return shell.wanted !== key;
  });
}
