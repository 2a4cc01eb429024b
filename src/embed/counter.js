// Words, look and small parts of what a tablet at a counter shows beside the survey (`kiosk.js`).

export const words = {
  id: {
    still: 'Masih di sini?',
    soon: 'Survei mulai dari awal dalam {n} detik. Jawaban yang belum dikirim akan dihapus.',
    stay: 'Saya masih di sini',
    over: 'Mulai dari awal',
    thanks: 'Terima kasih',
    kept: 'Jawaban Anda tersimpan di perangkat ini. Kami kirim sendiri begitu tersambung ke internet.',
    next: 'Layar ini kembali ke awal dalam {n} detik.',
    more: 'Tambah waktu',
    done: 'Selesai',
    waiting: 'Belum terkirim: {n} jawaban. Kami kirim sendiri begitu tersambung.',
    aside: 'Perlu dilihat petugas: {n} jawaban.',
  },
  en: {
    still: 'Still there?',
    soon: 'The survey starts again in {n} seconds. Answers that were not sent will be deleted.',
    stay: 'I am still here',
    over: 'Start again',
    thanks: 'Thank you',
    kept: 'Your answers are kept on this device. They are sent by themselves once there is a connection.',
    next: 'This screen starts again in {n} seconds.',
    more: 'More time',
    done: 'Done',
    waiting: 'Not sent yet: {n}. They are sent by themselves once there is a connection.',
    aside: 'For staff to look at: {n}.',
  },
};

const LOOK = `
.ground, .curtain { position: fixed; top: 0; right: 0; bottom: 0; left: 0; background: var(--surface); }
.ground { z-index: -1; }
.curtain { z-index: 3; }
.layer:not([hidden]) { position: fixed; top: 0; right: 0; bottom: 0; left: 0; z-index: 2; display: flex; overflow: auto; background: var(--surface); }
.layer .survey { margin: auto; }
.layer p { margin: 12px 0 20px; }
.strip { position: sticky; bottom: 0; z-index: 1; }
.strip .survey { border-width: 1px 0 0; border-radius: 0; padding-top: 10px; padding-bottom: 10px; }
.count-down { font-variant-numeric: tabular-nums; }
.survey, .bar { border-color: transparent; }
.strip .survey { border-color: var(--line); }
.strip .nav, .layer .nav { padding: 0; margin: 0; }
.strip .nav { margin-top: 8px; }
.brand { touch-action: none; -webkit-user-select: none; user-select: none; -webkit-touch-callout: none; }
a { display: none; }
@media (min-width: 700px) and (min-height: 700px) {
  .survey, .bar { font-size: 20px; max-width: 860px; }
  .bar { padding-inline: 28px; }
}
`;

export function dress(root) {
  if (typeof CSSStyleSheet === 'function' && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return;
  }
  root.append(Object.assign(document.createElement('style'), { textContent: LOOK }));
}

export function part(name) {
  const made = element('div', name);
  made.setAttribute('part', 'root');
  return made;
}

export function button(text, look, act) {
  const made = element('button', look, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

export function element(name, look, text = '') {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.textContent = text;
  return made;
}
