// A citizen who answers the survey in a frame by what can be read there, while it is being
// translated, and who knows what was chosen. `plan` says what is asked, and in which words.

class Citizen {
  constructor(plan, random) {
    Object.assign(this, { plan, random, sent: [], language: 'id', doing: '' });
    this.forget();
  }

  forget() {
    Object.assign(this, { screen: 'opening', target: null, fields: {}, answers: {}, comment: '', query: '', resumable: false, changed: false, editing: false, complaints: [], waiting: null });
  }

  // ---- What ought to be.

  say(key, values = {}) {
    return this.plan.words[this.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  text(words) {
    if (typeof words === 'string') return words;
    return words[this.language] || words.id;
  }

  // As it is shown: beside a translation stands the statutory wording.
  both(words) {
    return this.language !== 'id' && words.en && words.en !== words.id ? `${words.en}${words.id}` : this.text(words);
  }

  get asked() {
    const asked = [];
    for (const item of this.plan.items) {
      const holds = ({ item: key, from = 0, to = 99 }) => asked.some((other) => other.key === key)
        && key in this.answers && this.answers[key] >= from && this.answers[key] <= to;
      if ((item.relevant || []).every(holds)) asked.push(item);
    }
    return asked;
  }

  get screens() {
    const { plan } = this;
    return [
      'opening',
      ...(plan.services.length > 1 ? ['service'] : []),
      ...(plan.fields.length ? ['respondent'] : []),
      ...(plan.onePage ? ['items'] : this.asked.map(({ key }) => key)),
      'comment', 'review', 'sent',
    ];
  }

  itemsOn(screen) {
    return this.asked.filter(({ key }) => screen === 'items' || screen === key);
  }

  // What is missing on a screen: the place, and how it is complained of.
  missing(screen) {
    const missing = [];
    if (screen === 'service' && !this.target) missing.push({ at: 'service', text: () => this.say('violation_service') });
    if (screen === 'respondent') {
      for (const field of this.plan.fields) {
        if (!(field.key in this.fields)) missing.push({ at: field.key, text: () => this.say('violation_field', { label: this.text(field.label) }) });
      }
    }
    for (const item of this.itemsOn(screen)) {
      if (!(item.key in this.answers)) missing.push({ at: item.key, text: () => this.say('violation_item', { label: this.text(item.name) }) });
    }
    return missing;
  }

  get incomplete() {
    return this.screens.find((screen) => this.missing(screen).length) || 'review';
  }

  get begun() {
    const { target, plan, fields, answers, comment } = this;
    return Boolean((target && plan.services.length > 1) || Object.keys(fields).length || Object.keys(answers).length || comment);
  }

  // ---- What is there.

  get host() { return this.frame.contentDocument.querySelector('survei-publik'); }
  get root() { return this.host.shadowRoot; }
  all(css) { return [...this.root.querySelectorAll(css)]; }
  read(css) { return this.all(css).map((node) => original(node.textContent)); }

  kept() {
    const key = Object.keys(localStorage).find((name) => /^survei-publik:(?!outbox)/.test(name));
    return key ? JSON.parse(localStorage.getItem(key)) : null;
  }

  // Everything that the citizen can read, against what it ought to be; the first difference.
  wrong() {
    const { host } = this;
    if (host.getAttribute('state')) return `state is ${host.getAttribute('state')}`;
    if (!this.root || !this.root.querySelector('.survey')) return 'there is no survey';
    const rows = this.sights();
    for (const [what, found, wanted] of rows) {
      const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
      if (one !== other) return `${what}: ${one} instead of ${other}`;
    }
    return '';
  }

  sights() {
    const { screen, plan } = this;
    const buttons = this.read('.nav button, .more');
    const sights = [['complaints', this.read('#errors li'), this.complaints.map(({ text }) => text())]];
    const places = this.complaints.map(({ at }) => at);
    if (screen === 'opening') {
      const begin = this.resumable ? [this.say('start_over'), this.say('resume')] : [this.say('start')];
      return [...sights, ['title', this.read('h2'), [this.text(plan.title)]], ['buttons', buttons, begin]];
    }
    if (screen === 'sent') {
      return [...sights, ['title', this.read('h2'), [this.say('sent_title')]], ['buttons', buttons, plan.services.length > 1 ? [this.say('again')] : []]];
    }
    if (screen === 'review') return [...sights, ...this.review(buttons)];
    const on = this.say(this.editing ? 'to_review' : 'next');
    sights.push(['buttons', buttons, [this.say('back'), on]]);
    if (screen === 'comment') {
      return [...sights, ['title', this.read('h2'), [this.say('comment_title')]], ['comment', this.all('#comment').map(({ value }) => value), [this.comment]], ['room', this.read('.field > .count'), [this.room]]];
    }
    if (screen === 'service') return [...sights, ...this.picker()];
    if (screen === 'respondent') {
      sights.push(['title', this.read('h2'), [this.say('respondent_title')]]);
      for (const [i, field] of plan.fields.entries()) {
        sights.push(...this.group(i, this.text(field.label), field.choices.map(({ label }) => this.both(label)),
          field.choices.findIndex(({ code }) => code === this.fields[field.key]), places.includes(field.key)));
      }
      return sights;
    }
    const items = this.itemsOn(screen);
    if (screen === 'items') sights.push(['title', this.read('h2'), [this.say('items_title')]]);
    sights.push(['groups', this.all('fieldset').length, items.length]);
    for (const [i, item] of items.entries()) {
      const number = this.say('item_number', { n: this.asked.indexOf(item) + 1, of: this.asked.length });
      sights.push(...this.group(i, number + this.both(item.question), item.choices.map(({ label }) => this.both(label)),
        item.choices.findIndex(({ score }) => score === this.answers[item.key]), places.includes(item.key)));
    }
    return sights;
  }

  get room() {
    const left = 2000 - [...this.comment].length;
    return left <= 200 ? this.say('text_left', { n: left }) : '';
  }

  // One question with its choices: the words, which is chosen, and the complaint at it.
  group(place, legend, labels, chosen, complaint) {
    const group = this.all('fieldset')[place];
    if (!group) return [['group', null, legend]];
    const texts = (css) => [...group.querySelectorAll(css)].map((node) => original(node.textContent));
    const checked = [...group.querySelectorAll('input')].findIndex((input) => input.checked);
    return [
      ['legend', texts('legend'), [legend]], ['choices', texts('.choice-label'), labels],
      [`chosen for ${legend}`, checked, chosen], [`complaint at ${legend}`, texts('.error').length, complaint ? 1 : 0],
    ];
  }

  // Every word that was typed begins a word of the service or its unit.
  finds({ name, unit_name }) {
    const words = `${name} ${unit_name}`.toLowerCase().split(' ');
    return this.query.split(' ').every((typed) => words.some((word) => word.startsWith(typed)));
  }

  picker() {
    const boxes = this.all('fieldset').flatMap((group) => [...group.querySelectorAll('.choice')]
      .filter((choice) => choice.querySelector('input').checked)
      .map((choice) => `${original(choice.textContent)} – ${original(group.querySelector('legend').textContent)}`));
    const { target } = this;
    const found = this.plan.services.filter((service) => this.finds(service));
    const name = target && `${target.name} – ${target.unit_name}`;
    const count = found.length ? this.say('service_found', { n: found.length }) : this.say('service_none');
    return [
      ['title', this.read('h2'), [this.say('service_title')]],
      ['services', this.read('.choice-label'), found.map(({ name: known }) => known)],
      ['chosen', boxes, target && found.includes(target) ? [name] : []],
      ['told as chosen', this.read('.chosen'), target ? [this.say('service_chosen', { service: name })] : []],
      ['count', this.read('.search .count'), [count]],
    ];
  }

  review(buttons) {
    const { plan, waiting } = this;
    const rows = [[this.say('review_service'), `${this.target.name}${this.target.unit_name}`]];
    for (const field of plan.fields) {
      rows.push([this.text(field.label), this.both(field.choices.find(({ code }) => code === this.fields[field.key]).label)]);
    }
    for (const item of this.asked) {
      const choice = item.choices.find(({ score }) => score === this.answers[item.key]);
      rows.push([this.text(item.name), choice ? this.both(choice.label) : this.say('review_blank')]);
    }
    rows.push([this.say('comment_label'), original(this.comment) || this.say('review_blank')]);
    const told = waiting ? [this.say('kept') + this.say(waiting.key, waiting)] : [];
    return [
      ['title', this.read('h2'), [this.say('review_title')]],
      ['names', this.read('.answer dt'), rows.map(([name]) => name)],
      ['answers', this.read('.answer dd:not(.change)'), rows.map(([, answer]) => answer)],
      ['sending', this.read('#delivery'), told],
      ['buttons', buttons, waiting ? [this.say('again'), this.say('retry')] : [this.say('back'), this.say('send')]],
    ];
  }

  // What is kept on the device, against what was chosen.
  misremembered() {
    const kept = this.kept();
    const { answers, fields, comment, target } = this;
    const sorted = (map) => JSON.stringify(Object.entries(map).sort());
    if (!kept) return this.begun && this.screen !== 'sent' && this.changed ? 'nothing is kept' : '';
    if (sorted(kept.answers) !== sorted(answers)) return `kept ${sorted(kept.answers)}, chosen ${sorted(answers)}`;
    if (sorted(kept.respondent) !== sorted(fields)) return `kept ${sorted(kept.respondent)}, chosen ${sorted(fields)}`;
    if (kept.comment !== comment) return `kept ${kept.comment}, written ${comment}`;
    if (target && `${kept.unit}/${kept.service}` !== `${target.unit}/${target.id}`) return `kept ${kept.unit}/${kept.service}, chosen ${target.name}`;
    return '';
  }
}
