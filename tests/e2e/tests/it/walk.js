// Walks through a survey inside the page: quickly, and the same in every browser. What a person's
// pointer and keys do is tried elsewhere.
window.walk = (() => {
  const root = () => { const host = document.querySelector('survei-publik'); return host && host.shadowRoot; };
  const find = (css) => root() && root().querySelector(css);
  const all = (css) => Array.from(root().querySelectorAll(css));
  const soon = (time) => new Promise((done) => setTimeout(done, time));
  async function until(what, test, patience = 1000) {
    for (let looks = 0; !test(); looks += 1) {
      if (looks > patience) throw new Error(`waiting in vain for ${what}; shown: ${root() ? root().textContent : document.body.innerText}`);
      await soon(25);
    }
  }
  const there = (css) => until(css, () => find(css));
  async function click(css) {
    await there(css);
    find(css).click();
  }
  async function type(css, text) {
    await there(css);
    const control = find(css);
    control.focus();
    control.value = text;
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  // Which screen is shown; questions with the id of their first control.
  function screen() {
    const name = find('.screen').className.replace('screen ', '');
    const group = name === 'item' && find('[id^=item-]');
    return group ? `${name} ${group.id.replace(/-\d+$/, '')}` : name;
  }
  // Fills a screen in, and goes on to the next: the digits of `row` say which choice is made, 1
  // for the first.
  let place = 0;
  async function step(row, comment) {
    const shown = find('.screen');
    if (find('.opening')) await click('.opening .primary');
    else {
      const add = find('.field > .button');
      if (add) {
        if (!find('.entry')) add.click();
        await there('.entry input[type=text], .entry textarea');
        for (const { id } of all('.entry input[type=text], .entry textarea')) await type(`#${id}`, 'Antre lama');
      }
      const groups = find('.units') ? [all('.units input')] : all('fieldset.choices').map((group) => Array.from(group.querySelectorAll('input')));
      for (const inputs of groups) {
        inputs[(row[place % row.length] - 1) % inputs.length].click();
        place += 1;
        await soon(0);
      }
      if (find('#comment') && comment) await type('#comment', comment);
      await click('form [type=submit]');
    }
    await until('another screen', () => !shown.isConnected);
  }
  // From wherever it stands to the review.
  async function toReview(row, comment) {
    await there('.screen');
    place = 0;
    while (!find('.review')) await step(row, comment);
  }
  async function send() {
    await click('.review .primary');
  }
  return { root, find, all, soon, until, there, click, type, screen, step, toReview, send };
})();
