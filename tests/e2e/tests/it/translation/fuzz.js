// The citizen acts, the translator translates, and after every step what can be read is compared
// with what was chosen.

const channel = new MessageChannel();
const turns = [];
channel.port1.onmessage = () => turns.shift()();
const turn = () => new Promise((next) => { turns.push(next); channel.port2.postMessage(0); });
const pause = (milliseconds) => new Promise((next) => setTimeout(next, milliseconds));

// How long the survey may take to show what it ought to; a busy machine needs seconds.
const PATIENCE = 20000;

class Fuzz extends Citizen {
  one(list) { return list[this.random(list.length)]; }

  press(text, css = '.nav button') {
    const button = this.all(css).find((one) => original(one.textContent) === text);
    if (!button) throw new Error(`no button ${text} among ${this.read(css)}`);
    button.click();
  }

  show(screen) { Object.assign(this, { screen, complaints: [] }); }

  // What was missing and is there now is no longer complained of.
  change() {
    this.changed = true;
    const missing = this.missing(this.screen).map(({ at }) => at);
    this.complaints = this.complaints.filter(({ at }) => missing.includes(at));
  }

  opening() {
    if (this.resumable && this.random(4)) {
      this.press(this.say('resume'));
      this.resumable = false;
      this.show(this.incomplete);
      return 'resume';
    }
    this.press(this.say(this.resumable ? 'start_over' : 'start'));
    this.forget();
    if (this.plan.services.length === 1) [this.target] = this.plan.services;
    this.show(this.screens[1]);
    return 'begin';
  }

  onwards() {
    const { screen, screens } = this;
    this.press(this.say(this.editing ? 'to_review' : 'next'));
    this.complaints = this.missing(screen);
    if (this.complaints.length) return 'too early';
    const following = this.editing ? this.incomplete : screens[screens.indexOf(screen) + 1];
    this.editing = this.editing && following !== 'review';
    this.show(following);
    return 'onwards';
  }

  back() {
    this.press(this.say('back'));
    const { screens, screen } = this;
    this.show(this.editing ? 'review' : screens[screens.indexOf(screen) - 1]);
    this.editing = false;
    this.resumable = this.screen === 'opening' && this.begun;
    return 'back';
  }

  // Picks by what stands at the choice, in the group that stands there.
  pick(group, text) {
    const label = [...group.querySelectorAll('.choice')].find((one) => original(one.querySelector('.choice-label').textContent) === text);
    label.querySelector('input').click();
    this.change();
    return `pick ${text}`;
  }

  answer() {
    const group = this.one(this.all('fieldset'));
    const legend = original(group.querySelector('legend').textContent);
    const item = this.asked.find(({ question }) => legend.endsWith(this.both(question)));
    const choice = this.one(item.choices);
    this.answers[item.key] = choice.score;
    if (this.screen !== 'items' && this.random(4) === 0) {
      group.dispatchEvent(new KeyboardEvent('keydown', { key: String(choice.score), bubbles: true, composed: true }));
      this.change();
      return `key ${choice.score}`;
    }
    return this.pick(group, this.both(choice.label));
  }

  fill() {
    const group = this.one(this.all('fieldset'));
    const legend = original(group.querySelector('legend').textContent);
    const field = this.plan.fields.find(({ label }) => this.text(label) === legend);
    const choice = this.one(field.choices);
    this.fields[field.key] = choice.code;
    return this.pick(group, this.both(choice.label));
  }

  choose() {
    const groups = this.all('fieldset');
    if (!groups.length || this.random(4) === 0) return this.search();
    const group = this.one(groups);
    const unit = original(group.querySelector('legend').textContent);
    const name = this.one([...group.querySelectorAll('.choice-label')].map((label) => original(label.textContent)));
    this.target = this.plan.services.find((service) => service.name === name && service.unit_name === unit);
    return this.pick(group, name);
  }

  search() {
    this.query = this.one(['', '', 'unit', 'ak', 'k', 'surat dua', 'zzz']);
    this.type('#search', this.query);
    return `search ${this.query}`;
  }

  type(css, text) {
    const [box] = this.all(css);
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  write() {
    const length = this.random(3) ? 0 : 1790 + this.random(200);
    this.comment = this.one(['', `Saran ${this.random(1e9)}`.padEnd(length, 'a')]);
    this.type('#comment', this.comment);
    this.change();
    return 'write';
  }

  // Sends, over a network that fails now and then.
  send() {
    this.press(this.say(this.waiting ? 'retry' : 'send'));
    const screens = this.waiting ? [] : this.screens;
    this.complaints = screens.flatMap((screen) => this.missing(screen));
    if (this.complaints.length) return 'incomplete';
    const failures = [{ key: 'not_sent_unreachable' }, { key: 'not_sent_fault', status: 503 }, { key: 'not_sent_refused', status: 422 }];
    this.failure = this.random(3) ? null : this.one(failures);
    this.waiting = this.failure;
    if (this.failure) return `send in vain ${this.failure.key}`;
    const { target, fields, comment } = this;
    const answers = Object.fromEntries(this.asked.map(({ key }) => [key, this.answers[key]]));
    this.sent.push({ unit: target.unit, service: target.id, respondent: fields, answers, comment });
    this.forget();
    this.show('sent');
    return 'send';
  }

  edit() {
    const rows = this.all('.answer');
    const row = this.one(rows.filter((one) => one.querySelector('.change button')));
    const name = original(row.querySelector('dt').textContent);
    const places = [
      [this.say('review_service'), 'service'],
      ...this.plan.fields.map(({ label }) => [this.text(label), 'respondent']),
      ...this.asked.map((item) => [this.text(item.name), this.plan.onePage ? 'items' : item.key]),
      [this.say('comment_label'), 'comment'],
    ];
    row.querySelector('.change button').click();
    this.editing = true;
    this.show(places.find(([label]) => label === name)[1]);
    return `edit ${name}`;
  }

  speak() {
    this.language = this.language === 'id' ? 'en' : 'id';
    this.host.setAttribute('lang', this.language);
    return `speak ${this.language}`;
  }

  async reload() {
    const { sent, screen, waiting } = this;
    this.frame.hidden = false;
    const loaded = new Promise((next) => this.frame.addEventListener('load', next, { once: true }));
    this.frame.contentWindow.location.reload();
    await loaded;
    this.watch();
    Object.assign(this, { language: 'id', editing: false, query: '', complaints: [], sent });
    // It is tried again by itself, over the same network.
    if (waiting) this.waiting = waiting;
    else {
      this.screen = 'opening';
      this.resumable = screen !== 'sent' && this.begun;
    }
    return 'reload';
  }

  act() {
    const { screen } = this;
    if (this.random(60) === 0) return this.speak();
    if (this.random(400) === 0) return this.reload();
    if (screen === 'opening') return this.opening();
    if (screen === 'sent') return this.plan.services.length > 1 ? this.again() : this.reload();
    if (screen === 'review') {
      if (this.waiting) return this.send();
      return this.one([() => this.send(), () => this.edit(), () => this.edit(), () => this.back()])();
    }
    const moves = [() => this.onwards(), () => this.onwards()];
    if (this.random(4) === 0) moves.push(() => this.back());
    const said = { service: () => this.choose(), respondent: () => this.fill(), comment: () => this.write() };
    const say = said[screen] || (() => this.answer());
    return this.one([...moves, say, say, say])();
  }

  again() {
    this.press(this.say('again'));
    this.forget();
    return 'again';
  }

  // Listens for what goes wrong in the frame, and stands between it and the network.
  watch() {
    const { contentWindow } = this.frame;
    contentWindow.addEventListener('error', ({ message }) => { this.broken = message; });
    contentWindow.addEventListener('unhandledrejection', ({ reason }) => { this.broken = String(reason); });
    const { fetch } = contentWindow;
    contentWindow.fetch = (address, init) => {
      if (!init || init.method !== 'POST' || !this.failure) return fetch.call(contentWindow, address, init);
      const { status } = this.failure;
      return status ? Promise.resolve(new contentWindow.Response('', { status })) : Promise.reject(new TypeError('offline'));
    };
  }

  async settle() {
    const start = performance.now();
    // One for the handler of the event, one for the drawing.
    await turn();
    for (let looks = 0; ; looks += 1) {
      await turn();
      if (this.broken) throw new Error(this.broken);
      const wrong = this.host ? this.wrong() || this.misremembered() : 'there is no element';
      if (!wrong) return;
      if (performance.now() - start > PATIENCE) throw new Error(wrong);
      if (looks > 20) await pause(2);
    }
  }

  // The survey comes when it is seen. From then on nobody has to look: drawing takes longest.
  async appear() {
    await this.settle();
    this.frame.hidden = this.plan.hides;
  }

  async run(steps) {
    await this.appear();
    for (this.step = 1; this.step <= steps; this.step += 1) {
      const now = this.random(3);
      this.did = `on ${this.screen}`;
      this.did += `: ${await this.act()}`;
      // Before the survey has drawn what came of it, or afterwards, or not at all.
      if (now === 0) translate(this.root || this.frame.contentDocument.body, this.random);
      await this.appear();
      if (now === 1) {
        translate(this.root, this.random);
        await this.settle();
      }
    }
  }
}

// Begins; what comes of it is in `told`.
window.begin = (plan, seed, steps) => {
  const fuzz = new Fuzz(plan, dice(seed));
  if (plan.services.length === 1) [fuzz.target] = plan.services;
  window.told = { steps: 0 };
  localStorage.clear();
  fuzz.frame = document.createElement('iframe');
  fuzz.frame.style.width = '400px';
  fuzz.frame.style.height = '700px';
  fuzz.frame.src = plan.page;
  fuzz.frame.addEventListener('load', () => {
    fuzz.watch();
    fuzz.run(steps)
      .then(() => { window.told = { steps: fuzz.step - 1, sent: fuzz.sent, done: true }; })
      .catch((error) => { window.told = { steps: fuzz.step, fault: `${error.message}; ${fuzz.did}` }; });
  }, { once: true });
  document.body.append(fuzz.frame);
  window.fuzz = fuzz;
};
