// Every screen and state of the survey, in the order in which a journey comes to it: one line
// each, with what leads there from the state before. `server` is what the agency's server does.
window.journeys = (() => {
  const { find, all, there, click, type, until, soon } = walk;
  let server = new URLSearchParams(location.search).get('server') || 201;
  const real = window.fetch;
  // What is sent stays here: the states of sending are to be looked at, not passed through.
  window.fetch = (address, options = {}) => {
    if (options.method !== 'POST') {
      return /lama\.json/.test(address) ? new Promise(() => {}) : real(address, options);
    }
    if (server === 'silent') return new Promise(() => {});
    if (server === 'down') return Promise.reject(new TypeError('no network'));
    const body = server === 201 ? '{"receipt":"ABCD-2345"}' : server === 202 ? '' : '{"error":{"message":"tidak"}}';
    return Promise.resolve(new Response(body, { status: server === 202 ? 200 : server }));
  };
  const next = () => click('form [type=submit]');
  const pick = (css) => async () => { await click(css); await until(css, () => find(css).checked); };
  const each = (css) => async () => { for (const group of all(css)) { group.querySelector('input').click(); await soon(0); } };
  const after = (...steps) => async () => { for (const step of steps) await step(); };
  const on = (css) => () => there(css);
  const errors = after(next, on('#errors'));
  const answer = (which) => (reply, css) => async () => { server = reply; await click(which); await there(css); };
  const send = answer('.review .primary');
  const long = 'Kursi di ruang tunggu kurang. '.repeat(200);
  const rest = async () => { await walk.toReview('3333333333333'); };

  return Object.assign([
    { name: 'skm9', page: 'index.html', states: [
      ['opening', on('.opening')],
      ['notice', after(() => click('.opening summary'), on('.notice[open]'))],
      ['service', after(() => click('.opening .primary'), on('#search'))],
      ['service-errors', errors],
      ['service-found', after(() => type('#search', 'layanan 1'), () => soon(100))],
      ['service-none', after(() => type('#search', 'zzzz'), () => until('none', () => !find('.unit')))],
      ['service-chosen', after(() => type('#search', ''), pick('#service-0'), on('.chosen'))],
      ['respondent', after(next, on('#field-usia-0'))],
      ['respondent-errors', errors],
      ['respondent-filled', each('fieldset.choices')],
      ['item', after(next, on('#item-persyaratan-0'))],
      ['item-errors', errors],
      ['item-chosen', pick('#item-persyaratan-2')],
      ['item-next', after(next, on('#item-prosedur-0'))],
      ['comment', after(async () => { while (!find('#comment')) { const screen = find('.screen'); find('fieldset input').click(); await soon(0); await next(); await until('on', () => !screen.isConnected); } }, on('#comment'))],
      ['comment-written', after(() => type('#comment', 'Kursi tunggu ditambah.'), () => soon(50))],
      ['comment-nearly-full', after(() => type('#comment', long.slice(0, 1900)), () => soon(50))],
      ['comment-too-long', after(() => type('#comment', long), errors)],
      ['review', after(() => type('#comment', 'Kursi tunggu ditambah.'), next, on('.review'))],
      ['editing', after(() => click('.change .link'), on('#search'))],
      ['sending', after(next, on('.review'), send('silent', '#delivery'))],
    ] },
    { name: 'resume', page: 'index.html?server=silent', keep: true, states: [
      ['sending-again', on('#delivery')],
    ] },
    { name: 'resumed-later', page: 'index.html', keep: true, states: [['received', on('.sent .receipt')]] },
    { name: 'draft', page: 'satu.html', states: [
      ['opening-of-one-service', on('.opening .target')],
      ['begun', after(() => click('.opening .primary'), on('#field-usia-0'), each('fieldset.choices'), next, on('#item-waktu-0'))],
      ['items-errors', errors],
      ['items-answered', each('fieldset.large')],
    ] },
    { name: 'resumed', page: 'satu.html', keep: true, states: [
      ['draft-to-resume', on('.resume')],
      ['review-of-one-page', after(() => click('.opening .primary'), async () => { if (!find('.review')) await rest(); }, on('.review'))],
      ['unreachable', send('down', '.waiting')],
      ['server-fault', send(503, '.waiting')],
      ['refused', send(422, '.waiting')],
      ['unsent-panel', after(() => click('.review .nav .button:not(.primary)'), on('.unsent'))],
      ['unsent-sure', after(() => click('.unsent .nav .button:nth-child(2)'), () => soon(50))],
      ['unsent-gone', after(() => click('.unsent .nav .button:nth-child(2)'), () => until('gone', () => !find('.unsent .nav')))],
    ] },
    { name: 'unconfirmed', page: 'satu.html', states: [
      ['review-again', after(rest, on('.review'))],
      ['unconfirmed', send(202, '.sent')],
    ] },
    { name: 'kinds', page: 'macam.html', states: [
      ['kinds-page', after(() => click('.opening .primary'), on('#item-puas-0'))],
      ['kinds-page-errors', errors],
      ['kinds-text', after(pick('#item-puas-0'), pick('#item-cara-0'), next, on('#item-mengapa'))],
      ['kinds-text-errors', errors],
      ['kinds-several', after(() => type('#item-mengapa', 'Lama'), next, on('#item-alat-0'))],
      ['kinds-several-chosen', after(() => click('#item-alat-0'), () => click('#item-alat-2'), () => soon(50))],
      ['kinds-number', after(next, on('#item-antre'))],
      ['kinds-number-errors', after(() => type('#item-antre', 'lama'), errors)],
      ['kinds-yes-no', after(() => type('#item-antre', '75'), next, on('#item-lapor-0'))],
      ['kinds-entries', after(pick('#item-lapor-0'), next, on('#item-kejadian'))],
      ['kinds-entry', after(() => click('#item-kejadian'), on('#item-kejadian-0-apa'), () => click('#item-kejadian'), on('#item-kejadian-1-apa'))],
      ['kinds-entry-errors', errors],
      ['kinds-review', after(() => type('#item-kejadian-0-apa', 'Berkas hilang'), () => type('#item-kejadian-1-apa', 'Salah panggil'), next, on('#comment'), next, on('.review'))],
      ['kinds-received', send(201, '.sent .receipt')],
    ] },
    { name: 'consultation', page: 'konsultasi.html', states: [
      ['fkp-opening', after(() => click('.opening summary'), on('.notice[open]'))],
      ['fkp-participant', after(() => click('.opening .primary'), on('fieldset input'))],
      ['fkp-agreement', after(each('fieldset.choices'), next, on('#item-persyaratan-0'))],
      ['fkp-points', after(each('fieldset.choices'), next, () => click('#item-masukan'), on('#item-masukan-0-masalah'))],
      ['fkp-points-errors', errors],
      ['fkp-organisation', after(() => click('#item-masukan-0-komponen-2'), () => type('#item-masukan-0-masalah', 'Antre'), () => type('#item-masukan-0-usulan', 'Loket'), async () => { if (find('#item-masukan-0-jangka-waktu')) await type('#item-masukan-0-jangka-waktu', '1 bulan'); }, next, on('#item-organisasi'))],
      ['fkp-comment', after(next, on('#comment'))],
      ['fkp-review', after(next, on('.review'))],
      ['fkp-received', send(201, '.sent .receipt')],
    ] },
    { name: 'english', page: 'inggris.html', states: [
      ['english-opening', on('.opening')],
      ['english-item', after(() => click('.opening .primary'), on('#field-usia-0'), each('fieldset.choices'), next, on('#item-persyaratan-0'))],
      ['english-review', after(rest, on('.review'))],
      ['english-received', send(201, '.sent .receipt')],
    ] },
    { name: 'jawi', page: 'jawi.html', states: [
      ['jawi-opening', after(() => until('Jawi', () => find('.survey[lang=ms-Arab]')), on('.opening'))],
      ['jawi-item', after(() => click('.opening .primary'), on('#field-usia-0'), each('fieldset.choices'), next, on('#item-persyaratan-0'))],
      ['jawi-item-errors', errors],
      ['jawi-review', after(rest, on('.review'))],
      ['jawi-received', send(201, '.sent .receipt')],
    ] },
    { name: 'loading', page: 'lama.html', states: [['loading', on('[part=status]')]] },
    { name: 'failure', page: 'salah.html', states: [['failure', on('.failure')]] },
  ], { server(answers) { server = answers; } });
})();
