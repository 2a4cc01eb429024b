// What a configuration would send, and what is wrong in it, by the module for web admins. Nothing
// leaves this page: it only fetches questionnaires and examples from beside it.

import start, { dry_run, report } from '../checker.js';

const at = (id) => document.getElementById(id);

// Typing is over when nothing more has come for so long, in milliseconds.
const PAUSE = 300;

const ready = start();

const fetched = async (address) => {
  const answer = await fetch(address);
  return answer.ok ? answer.text() : undefined;
};

// The questionnaire that a configuration names: the agency's own, or one that ships.
async function instrument(text) {
  let named;
  try {
    named = JSON.parse(text).instrument;
  } catch {
    return undefined;
  }
  if (typeof named !== 'string') return undefined;
  const own = named.endsWith('.json');
  at('own').open = at('own').open || own;
  if (own) return at('instrument').value || undefined;
  return /^[\w.-]+$/.test(named) ? fetched(`../instruments/${named}.json`) : undefined;
}

// Everything that is wrong, as the widget would tell the page.
function mistakes(text, file) {
  const element = document.createElement('div');
  element.lang = 'id';
  let found = [];
  element.addEventListener('survei-error', ({ detail }) => { found = detail.diagnostics; });
  report(element, text, file);
  return found;
}

const count = (number, word) => (number ? [`${number} ${word}`] : []);

function verdict(found) {
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const told = [...count(errors, 'kesalahan'), ...count(found.length - errors, 'peringatan')].join(', ');
  if (errors) return `${told}. Perbaiki dulu; yang akan dikirim tampil sesudahnya.`;
  return told ? `${told}; survei tetap bisa dipakai.` : 'Tidak ada kesalahan.';
}

function show(found, requests) {
  at('mistakes').replaceChildren(...found.map(({ severity, message }) => {
    const item = document.createElement('li');
    item.className = severity;
    item.textContent = message;
    return item;
  }));
  at('requests').textContent = requests;
  at('result').hidden = requests === '';
}

// What was begun last counts, whatever is done first.
let latest = 0;

async function check() {
  const mine = latest += 1;
  const text = at('configuration').value;
  if (text.trim() === '') {
    at('verdict').textContent = 'Tempel konfigurasi Anda, atau pilih contoh.';
    show([], '');
    return;
  }
  const [file] = await Promise.all([instrument(text), ready]);
  if (mine !== latest) return;
  const found = mistakes(text, file);
  const broken = found.some(({ severity }) => severity === 'error');
  at('verdict').textContent = verdict(found);
  show(found, broken ? '' : dry_run(text, file, 'id'));
}

let pause;
for (const id of ['configuration', 'instrument']) {
  at(id).addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(check, PAUSE);
  });
}

at('example').addEventListener('change', async ({ target: { value } }) => {
  if (!value) return;
  const [text, own] = await Promise.all([fetched(`contoh/${value}`), fetched('contoh/satu-pertanyaan.json')]);
  at('configuration').value = text;
  at('instrument').value = text.includes('satu-pertanyaan.json') ? own : '';
  at('own').open = at('instrument').value !== '';
  check();
});

// Examples lie beside the page where `cargo xtask demo` has put them.
const list = await fetched('contoh/daftar.json');
if (list) {
  for (const name of JSON.parse(list)) {
    const [row, ...words] = name.replace('.json', '').split('-');
    at('example').append(new Option(`${row.toUpperCase()} – ${words.join(' ')}`, name));
  }
  at('examples').hidden = false;
}
