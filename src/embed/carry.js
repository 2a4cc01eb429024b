// Carries out what a mapping has planned (src/survey/payload/mapping/plan.rs): learns what only
// the agency's server can tell, sends one request after the other, and looks in each reply for
// what the plan calls success. It is fetched only where a plan waits to be carried out.
// Nothing here is newer than ES2017.

// What has not answered by then will hardly answer, in milliseconds.
const PATIENCE = 30000;

// The most that a citizen reads of the server's own words.
const WORDS = 300;

// Statuses of ours. Nothing left this phone; a request may have arrived; it was sent, and its
// reply cannot be read.
const NOBODY = 0;
const PERHAPS = 1;
const SENT = 2;
// The server answered, but not as the plan says that it does when it has stored something.
const OTHERWISE = 422;

// Takes a plan from where it stands to its end. Progress is kept before the next request, so that
// nothing that was taken is sent again. Gives the status, the last body, and the server's words.
export async function carry(plan, keep) {
  const values = {};
  let learnt = false;
  let reached = plan.repeatable;
  let body = '';
  while (plan.at < plan.steps.length) {
    const step = plan.steps[plan.at];
    let reply;
    try {
      if (!learnt && plan.tokens.some(({ hole }) => needs(step, hole))) {
        await learn(plan, values);
        learnt = true;
        reached = reached || plan.tokens.some(isFetched);
      }
      // What cannot be sent twice is sent only where there is a network.
      if (!reached) await ask(`${location.origin}/`, probe);
      reached = true;
      reply = await send(plan, step, values);
      if (isStale(plan, step, reply)) {
        await learn(plan, values);
        learnt = true;
        reply = await send(plan, step, values);
      }
    } catch (error) {
      console.warn('[survei-publik]', error);
      return { status: NOBODY, body: '', said: '' };
    }
    const failure = judged(plan, step, reply) || captured(plan, step, reply);
    if (failure) return failure;
    body = reply.text;
    plan.at += 1;
    // A device that keeps nothing costs no answer, only the progress.
    await Promise.resolve(keep(plan)).catch(() => {});
  }
  const unread = plan.steps.some(({ success }) => success.opaque);
  return unread ? { status: SENT, body: '', said: '' } : { status: 200, body, said: '' };
}

// ---- Requests

// Asks whether there is a network: not for the page itself, whose address may name the visitor. A
// site may lead from its first page to another site, which need not let itself be asked.
const probe = { method: 'HEAD', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' };

// An exchange with what came back as text; `null` where that broke off.
async function ask(address, options) {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const asked = Object.assign({ cache: 'no-store', signal: abort.signal }, options);
    // A page may have made of `fetch` what gives no promise.
    const answer = await fetch(address, asked);
    const text = await answer.text().catch(() => null);
    const { status, redirected, url } = answer;
    return { status, redirected, url, text };
  } finally {
    clearTimeout(late);
  }
}

function absolute(address) {
  return new URL(address, document.baseURI).href;
}

// Sends a step, its holes filled. That it got no answer is an answer: it may have arrived.
function send(plan, step, values) {
  const filled = filler(plan, values);
  const headers = new Headers();
  for (const [name, value] of step.headers) headers.append(name, filled(value, 'header'));
  const get = step.method === 'GET';
  if (!get) headers.set('content-type', step.content_type);
  const address = absolute(filled(step.url, 'url'));
  const options = {
    method: step.method,
    mode: step.success.opaque ? 'no-cors' : 'cors',
    credentials: plan.credentials,
    referrerPolicy: plan.referrer,
    headers,
    body: get ? undefined : filled(step.body, step.encoding),
  };
  return ask(address, options).catch((error) => ({ lost: error }));
}

// ---- Holes

function needs({ url, headers, body }, hole) {
  const digits = hole.slice(1);
  return [url, body].concat(...headers).some((text) => text.includes(digits));
}

// Puts values where a plan has marked their places, each escaped for where it stands. What is put
// in is not searched again.
function filler(plan, values) {
  const known = Object.assign({}, values);
  for (const { captures } of plan.steps) {
    for (const { name, hole } of captures) known[hole.slice(1)] = plan.given[name];
  }
  const [first] = Object.keys(known);
  if (!first) return (text) => text;
  const marker = new RegExp(`[qn](${first.slice(0, -2)}\\d\\d)`, 'g');
  return (text, place) => text.replace(marker, (mark, hole) => {
    if (known[hole] === undefined) throw new Error(`nothing is known for ${mark}`);
    return escapes[place](known[hole], mark[0] === 'n');
  });
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What would end a line there.
const plain = (value) => value.replace(/[\0-\x1f\x7f]/g, ' ');

const json = (value, bare) => {
  if (bare) return number.test(value) || /^(true|false)$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value).slice(1, -1);
};

const escapes = {
  url: encodeURIComponent,
  urlencoded: (value) => new URLSearchParams([['', value]]).toString().slice(1),
  multipart: plain,
  header: plain,
  json,
  text: json,
  xml: (value) => plain(value).replace(/[&<>"]/g, (letter) => entities[letter]),
};

// ---- What the server tells

const isFetched = ({ source }) => source !== 'global' && source !== 'constant';

// Every token anew; each page is fetched once.
async function learn(plan, values) {
  const pages = new Map();
  for (const token of plan.tokens) {
    const page = absolute(token.page || location.href);
    if (isFetched(token) && !pages.has(page)) {
      const reply = await ask(page, { credentials: plan.credentials, referrerPolicy: plan.referrer });
      if (reply.text === null || reply.status >= 400) throw new Error(`${page}: ${reply.status}`);
      pages.set(page, reply.text);
    }
    const value = found(token.source, token.at, pages.get(page));
    if (value === '') throw new Error(`${page}: no ${token.source} ${token.at}`);
    values[token.hole.slice(1)] = value;
  }
}

// The value in that place as text; empty, where there is none.
function found(source, at, text, url) {
  if (source === 'constant') return at;
  if (source === 'global') return written(below(window, at));
  if (source === 'json') return written(below(parsed(text), at));
  if (source === 'cookie') return cookie(at);
  if (source === 'address') {
    const [before, after] = at.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const part = url.match(`${before}([^/?#&]+)${after}`);
    return part ? decoded(part[1]) : '';
  }
  const tree = parsedPage(text);
  const element = source === 'selector' ? tree.querySelector(at)
    : Array.from(tree.querySelectorAll('meta')).find((meta) => meta.getAttribute('name') === at);
  if (!element) return '';
  return written(element.value || element.getAttribute('content') || element.textContent).trim();
}

// A policy may want whoever makes a tree of text to have a name. Nothing of this one is shown, and
// no script in it runs.
let named;
function parsedPage(text) {
  const createHTML = (markup) => markup;
  if (!named) named = window.trustedTypes ? window.trustedTypes.createPolicy('survei-publik', { createHTML }) : { createHTML };
  return new DOMParser().parseFromString(named.createHTML(text), 'text/html');
}

// The value at the end of a path such as `data.0.id`.
function below(value, path) {
  return path.split('.').reduce((outer, key) => (outer === undefined || outer === null ? outer : outer[key]), value);
}

function written(value) {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

// Whatever content type it came with.
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (_) {
    return undefined;
  }
}

function cookie(name) {
  const all = document.cookie.split('; ');
  const one = all.find((pair) => pair.startsWith(`${name}=`));
  return one ? decoded(one.slice(name.length + 1)) : '';
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (_) {
    return text;
  }
}

// ---- What a reply means

// The server no longer knows the token: it says so, or sends back to the page that the token is
// from, unless that page says what the plan calls success.
function isStale(plan, { success }, { lost, status, redirected, url, text }) {
  const pages = plan.tokens.filter(isFetched).map(({ page }) => absolute(page || location.href));
  if (lost || success.opaque || pages.length === 0) return false;
  if (status === 403 || status === 419) return true;
  const back = redirected && pages.some((page) => new URL(page).pathname === new URL(url).pathname);
  const said = success.json || success.text || success.address;
  return back && !(said && isSuccess(success, { status, url, text }));
}

// Everything that the plan says must hold.
function isSuccess({ status, json: path, equals, text, address }, reply) {
  const body = reply.text || '';
  const value = path && below(parsed(body), path);
  return (status ? status.includes(reply.status) : reply.status >= 200 && reply.status < 300)
    && (!path || (equals === undefined ? Boolean(value) : written(value) === equals))
    && (!text || body.includes(text))
    && (!address || reply.url.includes(address));
}

// What stops the plan here, if anything does.
function judged(plan, step, reply) {
  const { success } = step;
  if (reply.lost) return { status: PERHAPS, body: '', said: '' };
  // Back at the form after a second try it is refused, whatever status the form has.
  if (success.opaque || (isSuccess(success, reply) && !isStale(plan, step, reply))) return undefined;
  const { status, text } = reply;
  if (status < 400 && text === null) return { status: PERHAPS, body: '', said: '' };
  return { status: status < 400 ? OTHERWISE : status, body: text || '', said: words(text || '') };
}

// Keeps what later steps need; without it they cannot be sent.
function captured(plan, { captures }, { text, url }) {
  for (const { name, source, at } of captures) {
    const value = found(source, at, text || '', url);
    if (value === '') {
      console.warn('[survei-publik]', `${url}: no ${source} ${at}`);
      return { status: OTHERWISE, body: text || '', said: '' };
    }
    plan.given[name] = value;
  }
  return undefined;
}

// The server's own words for the citizen, where it has any: what is wrong field by field, or one
// sentence. Markup is none.
function words(text) {
  const body = parsed(text);
  if (!body || typeof body !== 'object') return '';
  // Beside its sentence, Pydantic says where it is and what was sent, and others a code.
  const list = (value) => {
    if (!value || typeof value !== 'object') return [value];
    const sentence = value.msg || value.message;
    return typeof sentence === 'string' ? [sentence] : [].concat(...Object.values(value).map(list));
  };
  const names = ['errors', 'message', 'detail', 'error', 'pesan'];
  // WordPress says it in `data`.
  const data = body.data || {};
  const places = names.map((name) => body[name]).concat(names.map((name) => data[name]), typeof data === 'string' ? data : []);
  const kinds = places.map((place) => list(place)
    .filter((said) => typeof said === 'string' && said.trim() && !/[<>]/.test(said)));
  const said = kinds.find((kind) => kind.length > 0) || [];
  return said.join(' ').slice(0, WORDS);
}
