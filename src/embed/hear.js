// A page that stops clicks or typing on their way down stops them for everything inside. Only the
// window hears them before it does.

const EVENTS = ['click', 'input'];

// Gives the survey what the page has kept from it.
export function hear(root) {
  for (const name of EVENTS) addEventListener(name, (event) => watch(root, name, event.composedPath()[0]), true);
}

function watch(root, name, target) {
  if (!root.contains(target)) return;
  let heard = false;
  const note = () => { heard = true; };
  root.addEventListener(name, note, true);
  setTimeout(() => {
    root.removeEventListener(name, note, true);
    // It does not leave the survey, and it is no click by which the browser would do something.
    if (!heard) target.dispatchEvent(new Event(name, { bubbles: true }));
  });
}
