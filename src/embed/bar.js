// The row above a survey: the choice of language, and tools that others add. Choosing keeps the
// answers and the screen, and is remembered nowhere: it lasts as long as the page.

import { listening } from './aloud.js';

// Indonesian is compiled in; whatever else is wanted, `languages.js` fetches.
const file = typeof __LANGUAGES_JS__ === 'undefined' ? 'languages.js' : __LANGUAGES_JS__;
const INDONESIAN = { lang: 'id', name: 'Indonesia', dir: 'ltr', words: undefined, questions: undefined, tools: {} };
const OFFERS = [{ tag: 'id', name: 'Indonesia' }, { tag: 'en', name: 'English' }];

// Longer than that, in milliseconds, no survey waits for a language.
const PATIENCE = 8000;

const create = (tag, properties) => Object.assign(document.createElement(tag), properties);

// Makes `shell.language` the one that was chosen, or that the page asks for. Never fails; tells
// whether it is the wanted one. `text` is the configuration, the first time.
export function speak(shell, text) {
  const { host } = shell;
  if (text !== undefined) Object.assign(shell, { language: INDONESIAN, offers: OFFERS });
  const nearest = host.closest('[lang]');
  const wanted = shell.chosen || (nearest && nearest.getAttribute('lang')) || 'id';
  const isPlain = shell.offers === OFFERS && !/"languages"/.test(text);
  if (isPlain && /^id\b/i.test(wanted)) {
    shell.language = INDONESIAN;
    return Promise.resolve(true);
  }
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, false); });
  const found = import(shell.beside(file)).then(({ speak }) => speak(shell, wanted, INDONESIAN, isPlain ? undefined : text));
  return Promise.race([found, late]).catch((error) => console.error('[survei-publik]', error));
}

// Says a word of the bar or of a tool in the language that is shown, or else in Indonesian, as which
// it is then marked. `shell.word(name)` gives it from the `tools` of the language's file; the
// Indonesian stands where it is used.
function say(shell, [element, name, indonesian]) {
  const word = shell.word(name);
  element.textContent = word || indonesian;
  element.lang = word ? shell.language.lang : 'id';
}

// Adds a button to the bar; its words change with the language.
export function add(shell, name, indonesian, act) {
  const tool = create('button', { className: 'link tool', type: 'button' });
  tool.addEventListener('click', act);
  shell.bar.appendChild(tool);
  shell.said.push([tool, name, indonesian]);
  say(shell, [tool, name, indonesian]);
  return tool;
}

function offer(select, { tag, name }) {
  const option = create('option', { value: tag, lang: tag, textContent: name });
  select.appendChild(option);
  return option;
}

// Shows what the language has become.
export function spoken(shell) {
  const { language, outer, said, select } = shell;
  const { lang, dir, name } = language;
  Object.assign(outer, { lang, dir });
  said.forEach((one) => say(shell, one));
  select.value = lang;
  // The page may ask for one that is not on offer.
  if (select.selectedIndex < 0) offer(select, { tag: lang, name }).selected = true;
}

// Makes the bar of a survey.
export function bar(shell) {
  const row = create('div', { className: 'bar' });
  const [label, word, select] = ['label', 'span', 'select'].map((tag) => create(tag));
  const problem = create('p', { className: 'error' });
  row.setAttribute('part', 'bar');
  problem.setAttribute('role', 'status');
  Object.assign(shell, { bar: row, select, said: [[word, 'language', 'Bahasa']] });
  shell.offers.forEach((entry) => offer(select, entry));
  select.addEventListener('change', () => {
    shell.chosen = select.value;
    problem.textContent = '';
    speak(shell).then((isSpoken) => {
      if (!isSpoken) {
        shell.chosen = shell.language.lang;
        say(shell, [problem, 'language_failed', 'Bahasa ini belum bisa dimuat.']);
      }
      shell.changed();
    });
  });
  // Some pages have made something of their own of `append`.
  label.appendChild(word);
  label.appendChild(select);
  if (shell.offers.length > 1) {
    row.appendChild(label);
    row.appendChild(problem);
  }
  listening(shell);
  spoken(shell);
  return row;
}
