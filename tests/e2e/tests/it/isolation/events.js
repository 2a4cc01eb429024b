// A page that keeps every event from its own document, and captures what happens beside.
const names = ['click', 'mousedown', 'mouseup', 'pointerdown', 'keydown', 'keyup', 'keypress', 'input', 'change', 'submit', 'focusin', 'focusout'];
const stop = (event) => event.stopPropagation();
for (const name of names) document.addEventListener(name, stop);
addEventListener('DOMContentLoaded', () => {
  for (const name of names) {
    document.body.addEventListener(name, (event) => event.stopImmediatePropagation());
    for (const beside of document.querySelectorAll('header, main, main *')) beside.addEventListener(name, stop, true);
  }
});
