// Stands first on every host page, before anything the page does to the browser's own objects,
// and keeps the ones it needs. It watches the page while the survey comes, lives and goes.
window.probe = (() => {
  const { getComputedStyle, setTimeout, Promise, getOwnPropertyNames = Object.getOwnPropertyNames } = window;
  const soon = (act) => setTimeout.call(window, act, 10);
  const said = [];
  let listening = false;
  const say = (text) => { if (listening) said[said.length] = text; };
  addEventListener('error', (event) => say(`error: ${event.message}`));
  addEventListener('unhandledrejection', (event) => say(`unhandled: ${event.reason}`));
  const { error } = console;
  console.error = function (...words) {
    say(`console: ${words[0]} ${words[1] || ''}`);
    return error.apply(this, words);
  };
  localStorage.clear();
  // The harness's own name.
  window.surveiClick = null;

  const kinds = [null, '::before', '::after'];
  let elements, styles, globals;
  let calm = 0;

  // Every computed property of every element outside the survey.
  const outside = () => {
    const all = document.getElementsByTagName('*');
    const list = [];
    for (let i = 0; i < all.length; i += 1) {
      if (all[i].localName !== 'survei-publik') list[list.length] = all[i];
    }
    return list;
  };
  // Scrolling costs the last digits.
  const near = (length) => length.toFixed(1);
  const style = (element) => {
    const values = [];
    for (let k = 0; k < kinds.length; k += 1) {
      const computed = getComputedStyle.call(window, element, kinds[k]);
      for (let i = 0; i < computed.length; i += 1) {
        values[values.length] = `${kinds[k] || ''} ${computed[i]}: ${computed.getPropertyValue(computed[i])}`;
      }
    }
    const boxes = element.getClientRects();
    for (let i = 0; i < boxes.length; i += 1) {
      const { left, top, width, height } = boxes[i];
      values[values.length] = `box: ${near(left + scrollX)} ${near(top + scrollY)} ${near(width)} ${near(height)}`;
    }
    return values;
  };
  const all = () => {
    const list = [];
    for (let i = 0; i < elements.length; i += 1) list[i] = style(elements[i]);
    return list;
  };
  const names = () => {
    const own = getOwnPropertyNames(window);
    const set = new Set();
    for (let i = 0; i < own.length; i += 1) set.add(own[i]);
    return set;
  };

  const root = () => document.getElementsByTagName('survei-publik')[0].shadowRoot;
  const find = (css) => root().querySelector(css);
  // Calls back with nothing as soon as it is true, or with what was awaited.
  const wait = (what, test, then, patience = 2000) => {
    if (test()) then();
    else if (patience === 0) then(what);
    else soon(() => wait(what, test, then, patience - 1));
  };

  return {
    // Whether no rule of the page moves anything any more, in several looks: at the first of them
    // nothing may have begun to move, and one movement may set off another.
    still() {
      calm += 1;
      if (document.readyState !== 'complete') calm = 0;
      if (document.fonts && document.fonts.status !== 'loaded') calm = 0;
      const moving = document.getAnimations();
      for (let i = 0; i < moving.length; i += 1) {
        if (moving[i].playState !== 'finished') calm = 0;
      }
      return calm > 5;
    },
    // Notes how the page is, and only then fetches the survey.
    start() {
      elements = outside();
      styles = all();
      globals = names();
      listening = true;
      import('./element.js').catch((reason) => say(`import: ${reason}`));
    },
    // What is not as it was, in words.
    changes() {
      const now = all();
      let told = '';
      let count = 0;
      for (let e = 0; e < elements.length; e += 1) {
        for (let i = 0; i < styles[e].length; i += 1) {
          if (styles[e][i] !== now[e][i] && (count += 1) <= 6) {
            told += `\n  <${elements[e].localName}> was ${styles[e][i]}, is ${now[e][i]}`;
          }
        }
      }
      const added = outside().length - elements.length;
      if (added) told += `\n  ${added} elements more`;
      return told;
    },
    // Names on `window` that were not there before, separated by blanks.
    globals() {
      let told = '';
      names().forEach((name) => { if (!globals.has(name)) told += ` ${name}`; });
      return told;
    },
    // What the console and the window were told since the survey came.
    said() {
      let told = '';
      for (let i = 0; i < said.length; i += 1) told += `\n  ${said[i]}`;
      return told;
    },
    // Whether the pointer is on nothing in the survey.
    alone() { return !find('.choice:hover, button:hover'); },
    // Where the survey is on the screen: left, top, width, height.
    place() {
      const { left, top, width, height } = find('[part=survey]').getBoundingClientRect();
      return `${Math.round(left)} ${Math.round(top)} ${Math.round(width)} ${Math.round(height)}`;
    },
    // Presses a button or a choice as soon as it is there.
    click(css) {
      wait(css, () => find(css), (late) => { if (late) say(`no ${late}`); else find(css).click(); });
    },
    // Answers the items from `from` on with the digits of `row`, and goes on to the review.
    answer(items, row, from, done) {
      if (from === items.length) {
        wait('the comment', () => find('#comment'), (late) => {
          if (late) { done(late); return; }
          find('form [type=submit]').click();
          wait('the review', () => find('.review'), (later) => done(later || ''));
        });
        return;
      }
      const option = `#item-${items[from]}-${row[from] - 1}`;
      wait(option, () => find(option), (late) => {
        if (late) { done(late); return; }
        find(option).click();
        wait(`${option} checked`, () => find(option).checked, (later) => {
          if (later) { done(later); return; }
          find('form [type=submit]').click();
          probe.answer(items, row, from + 1, done);
        });
      });
    },
  };
})();
