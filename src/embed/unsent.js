// What waits on this device from earlier responses, told above the survey. Fetched only where
// something does.

const words = {
  id: {
    waiting: ['Tersimpan di HP, belum terkirim: {n} jawaban.', 'Kami kirim sendiri begitu tersambung ke internet.'],
    unsure: ['Sudah dikirim, belum pasti diterima: {n} jawaban.', 'Kirim lagi hanya bila petugas belum menerimanya.'],
    refused: ['Ditolak server (kode {status}): {n} jawaban.', 'Simpan salinannya, lalu serahkan kepada petugas. Atau coba kirim lagi.'],
    expired: ['Lebih dari 6 hari belum terkirim: {n} jawaban.', 'Kami tidak lagi mengirimnya sendiri. Anda masih bisa mengirimnya.'],
    done: 'Jawaban yang tersimpan sudah diterima.',
    gone: 'Sudah dihapus dari HP ini.',
    send: 'Kirim sekarang',
    again: 'Kirim lagi',
    save: 'Simpan salinan',
    drop: 'Hapus dari HP',
    sure: 'Ya, hapus',
    enough: 'Tidak perlu dikirim lagi',
    file: 'survei-belum-terkirim.json',
  },
  en: {
    waiting: ['Kept on this phone, not sent yet: {n}.', 'Answers are sent by themselves once there is a connection.'],
    unsure: ['Sent, but not certain to have arrived: {n}.', 'Send again only if the officer has not received it.'],
    refused: ['Refused by the server (code {status}): {n}.', 'Save a copy and hand it to an officer. Or try to send it again.'],
    expired: ['Not sent for more than 6 days: {n}.', 'They are no longer sent by themselves. You can still send them.'],
    done: 'The answers kept here have been received.',
    gone: 'Deleted from this phone.',
    send: 'Send now',
    again: 'Send again',
    save: 'Save a copy',
    drop: 'Delete from this phone',
    sure: 'Yes, delete',
    enough: 'No need to send again',
    file: 'survey-not-sent.json',
  },
};

// In the order of a record's stages: who is just being sent waits as well.
const kinds = ['waiting', 'waiting', 'unsure', 'refused', 'expired'];

// Shows these records above a survey, or that there are none left. `left` are all that there are, also
// those of which a survey tells by itself. `press` sends one, `drop` removes one.
export function show(host, records, left, { press, drop }) {
  if (!host) return;
  const { shell } = host;
  // What others have said at the same counter is nobody's business.
  if (shell.kiosk) {
    host.panel = true;
    shell.kiosk.tell(left);
    return;
  }
  const said = words[/^en\b/i.test(host.attribute('lang')) ? 'en' : 'id'];
  if (!host.panel) {
    host.panel = element('div', { part: 'root' });
    const box = element('section', { class: 'survey unsent', role: 'status' });
    box.style.marginBottom = '12px';
    host.panel.append(box);
    shell.root.prepend(host.panel);
  }
  const box = host.panel.firstChild;
  const groups = new Map();
  for (const record of records) {
    // What was only just put there has no numbers yet.
    const kind = kinds[record.state[1] || 0] || 'expired';
    groups.set(kind, (groups.get(kind) || []).concat(record));
  }
  // What is focused stays where it is while nothing has changed.
  const shown = JSON.stringify([said.send, [...groups].map(([kind, list]) => [kind, list.map(({ id }) => id)])]);
  if (box.shown === shown) return;
  box.shown = shown;
  box.textContent = '';
  const dropped = (id) => {
    box.dropped = true;
    return drop(id);
  };
  for (const [kind, list] of groups) box.append(...group(kind, list, said, press, dropped));
  const gone = !(box.records || []).some(({ id }) => left.some((record) => record.id === id));
  host.panel.hidden = !records.length && !gone;
  if (!records.length) box.append(element('p', {}, box.dropped ? said.gone : said.done));
  box.records = records;
}

function group(kind, list, said, press, drop) {
  const [title, hint] = said[kind];
  const fill = (text) => text.replace('{n}', list.length).replace('{status}', list[0].state[8] || '–');
  const box = element('div', { class: `delivery ${kind === 'waiting' ? '' : 'waiting'}` });
  const head = element('p', {});
  head.append(element('strong', {}, fill(title)));
  box.append(head, element('p', {}, hint));
  // Without a network, one try stands for all.
  const all = (act) => async () => {
    for (const { id } of list) {
      await act(id);
      if (act === press && navigator.onLine === false) break;
    }
  };
  const nav = element('div', { class: 'nav' });
  if (kind !== 'waiting') {
    nav.append(button(said.save, 'button', () => save(list, said.file)));
    nav.append(removal(kind === 'unsure' ? said.enough : said.drop, said.sure, all(drop)));
  }
  nav.append(button(kind === 'waiting' ? said.send : said.again, 'button primary', all(press)));
  return [box, nav];
}

// Removes only after a second press.
function removal(text, sure, act) {
  let asked = false;
  const made = button(text, 'button', () => {
    if (asked) act();
    asked = true;
    made.textContent = sure;
  });
  return made;
}

// What was to be sent, as a file for the officer.
function save(list, name) {
  const text = JSON.stringify(list.map(({ id, url, body, plan }) => ({ id, url, body, plan })), null, 2);
  const link = element('a', { download: name });
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function button(text, look, act) {
  const made = element('button', { type: 'button', class: look }, text);
  made.addEventListener('click', act);
  return made;
}

function element(name, attributes, text = '') {
  const made = document.createElement(name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
  made.textContent = text;
  return made;
}
