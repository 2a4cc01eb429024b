// The plain form inside the element: when it may be replaced, what is filled in, and how answers
// are put back. It comes with the glue, as before that there is nothing to take over or put back.
// Each control says in `data-survei` where its answer belongs, as a path through
// what the survey keeps on the device: `answers.waktu`, `statements.masukan.0.masalah`.

// The form is left alone until nothing has happened in it for so many looks, so far apart in
// milliseconds: looks, as a slow phone is late with time and touches alike.
const LOOKS = 5;
const APART = 100;

const EVENTS = ['pointerdown', 'pointerup', 'pointercancel', 'keydown', 'input', 'compositionstart', 'compositionend'];

export class Form {
  // `seen` holds the control that was last used, and whether the form is on its way.
  constructor(form, seen) {
    this.form = form;
    this.seen = seen;
    this.calm = 0;
    this.pressed = this.composing = false;
    for (const name of EVENTS) document.addEventListener(name, this, true);
    form.addEventListener('submit', () => name(this.controls().find((control) => control.dataset.survei === 'id')));
  }

  handleEvent({ type, target }) {
    const within = this.form.contains(target);
    if (within) this.calm = 0;
    if (type.startsWith('pointer')) this.pressed = within && type === 'pointerdown';
    if (type.startsWith('composition')) this.composing = within && type === 'compositionstart';
  }

  // Once nobody presses, types, chooses from a list, or sends.
  quiet() {
    return new Promise((resolve) => {
      const look = () => {
        const { activeElement } = document;
        const choosing = this.form.contains(activeElement) && activeElement.localName === 'select';
        const busy = this.pressed || this.composing || this.seen.sent || choosing;
        this.calm = busy ? 0 : this.calm + 1;
        // A form that nobody has used yet need not wait.
        if (this.calm >= LOOKS || !(busy || this.seen.last)) resolve();
        else setTimeout(look, APART);
      };
      look();
    });
  }

  // The survey is there now.
  leave() {
    for (const name of EVENTS) document.removeEventListener(name, this, true);
  }

  controls() {
    return Array.from(this.form.elements).filter((control) => control.dataset.survei);
  }

  // What is filled in, and where; nothing, if nothing is.
  taken() {
    const kept = { respondent: {}, answers: {}, statements: {} };
    const given = this.controls().filter(isGiven);
    for (const control of given) put(kept, control);
    const { last } = this.seen;
    if (!last && given.every((control) => control.type === 'hidden')) return undefined;
    return { text: JSON.stringify(kept), path: last && last.dataset.survei, resume: follow(last) };
  }

  // Puts back what the survey had kept.
  fill(text) {
    const kept = JSON.parse(text);
    const said = flat(kept, '', {});
    if (kept.unit) said.service = [`${kept.unit}/${kept.service}`];
    const controls = this.controls();
    for (const control of controls) {
      const path = control.dataset.survei;
      const values = said[path] || [];
      if (isChoice(control)) control.checked = values.includes(control.value);
      else if (values.length || control.type !== 'hidden') control.value = values[0] || '';
    }
    // More entries than the form has room for go with it unseen.
    const paths = new Set(controls.map((control) => control.dataset.survei));
    for (const path of Object.keys(said)) {
      const first = path.replace(/^(statements\.[^.]+)\.\d+\./, '$1.0.');
      const like = controls.find((control) => control.dataset.survei === first);
      if (first === path || paths.has(path) || !like) continue;
      const place = path.split('.')[2];
      for (const value of said[path]) {
        const control = document.createElement('input');
        control.type = 'hidden';
        control.name = like.name.replace('.0.', `.${place}.`);
        control.value = value;
        this.form.append(control);
      }
    }
  }
}

const isChoice = ({ type }) => type === 'radio' || type === 'checkbox';

const isGiven = (control) => (isChoice(control) ? control.checked : control.value.trim() !== '');

// Puts the value of a control where its path leads.
function put(kept, { dataset, type, value }) {
  const path = dataset.survei.split('.');
  if (path[0] === 'service') {
    [kept.unit, kept.service] = value.split('/');
    return;
  }
  const last = path.pop();
  const place = path.reduce((within, key, depth) => {
    if (!within[key]) within[key] = depth === 1 ? [] : {};
    return within[key];
  }, kept);
  if (type === 'checkbox') place[last] = (place[last] || []).concat(value);
  else place[last] = path[0] === 'answers' ? Number(value) : value;
}

// Every value by its path.
function flat(value, path, said) {
  if (value === null || typeof value !== 'object') said[path] = [String(value)];
  else if (Array.isArray(value) && typeof value[0] !== 'object') said[path] = value;
  else for (const key of Object.keys(value)) flat(value[key], path ? `${path}.${key}` : key, said);
  return said;
}

// Leads the citizen from a control of the form to the same one of the survey: with the keyboard
// focus and the caret, and at the same height in the window, even where the page is too short to
// scroll there.
function follow(last) {
  const { top } = last ? last.getBoundingClientRect() : {};
  const focused = last && last === document.activeElement;
  const caret = last && [last.selectionStart, last.selectionEnd];
  return (root, { style }) => {
    const control = last && counterpart(root, last);
    if (!control) return;
    if (focused) control.focus({ preventScroll: true });
    // Only what is typed has a caret.
    if (focused && typeof caret[0] === 'number') control.setSelectionRange(...caret);
    const away = () => control.getBoundingClientRect().top - top;
    if (!(top >= 0 && top < innerHeight)) return;
    scrollBy(0, away());
    if (away() > 0) style.minHeight = `${parseFloat(style.minHeight) + away()}px`;
    else style.paddingTop = `${-away()}px`;
    scrollBy(0, away());
  };
}

function counterpart(root, { dataset, value }) {
  const id = dataset.survei
    .replace(/^respondent\./, 'field-')
    .replace(/^(answers|statements)\./, 'item-')
    .replace(/\./g, '-');
  const choices = Array.from(root.querySelectorAll(`[name="${id}"]`));
  return choices.find((choice) => choice.value === value) || root.getElementById(id) || choices[0];
}

// A random name for what is sent, so that a form that is sent twice is stored once.
function name(control) {
  if (!control || control.value) return;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  control.value = Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}
