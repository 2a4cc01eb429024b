// The outside world of one survey, for Rust (src/browser). Nothing here throws: what a page has
// changed of its browser, and what a device refuses, is dealt with on the spot.

import { bar } from './bar.js';
import { loadCourier, mapped, watch } from './later.js';
import { device, join, schedule, send } from './outbox.js';

let sheet;

// Gives a survey its style: a sheet that all surveys of a page share and that needs no permission
// from a content policy, or a <style> where the browser knows none (Safari before 16.4). A policy
// may refuse that; the survey works without style as well.
function dress(root, css) {
  if ('adoptedStyleSheets' in root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
  } else {
    const style = document.createElement('style');
    style.textContent = css;
    root.prepend(style);
  }
}

export class Host {
  constructor(shell, key, given) {
    Object.assign(this, { shell, key, given });
    // It will be wanted when the answers are sent, and the network may be gone by then.
    if (given[0].includes('"mapping"')) loadCourier().catch(() => {});
    watch(this);
    join(this);
  }

  // In milliseconds since 1970.
  now() {
    return Date.now();
  }

  // 20261127 on the device's calendar.
  today() {
    const date = new Date();
    return (date.getFullYear() * 100 + date.getMonth() + 1) * 100 + date.getDate();
  }

  // 0 in the morning from 8 to 12, 1 in the afternoon from 13 to 17, and else 2: see `Slot`.
  slot() {
    const hour = new Date().getHours();
    return hour > 7 && hour < 12 ? 0 : hour > 12 && hour < 17 ? 1 : 2;
  }

  // So many random bytes as hexadecimal digits. A browser that runs WebAssembly has a generator.
  random(length) {
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  // A response that another page has left comes before a draft. At a counter it is another's.
  load() {
    return this.shell.kiosk ? undefined : device((kept) => kept[Object.keys(kept).find((name) => name.startsWith(`${this.key}:`)) || this.key]);
  }

  // Keeps a text on the device, or forgets it where it is empty. Whether the device did; the shell
  // has its copy in any case.
  keep(text) {
    this.shell.kept = text;
    let kept = true;
    try {
      this.spare();
      if (text && !this.shell.kiosk) localStorage[this.key] = text;
      else localStorage.removeItem(this.key);
    } catch (error) {
      kept = false;
    }
    if (!text && this.current) {
      this.current = undefined;
      schedule();
    }
    return kept;
  }

  // Another page of this survey may have left a sealed response here that is stored nowhere else:
  // it steps aside, and stays where it cannot.
  spare() {
    const found = localStorage[this.key];
    const [, id] = /"id":"(\w+)","body":"/.exec(found) || [];
    if (id && id !== this.current) localStorage[`${this.key}:${id}`] = found;
  }

  // The answers are sealed, and on their way or to be.
  send(id, url, credentials, referrer, body, isMapped, pressed, done) {
    const { shell } = this;
    this.current = id;
    const plain = { url: new URL(url, document.baseURI).href, credentials, referrer, body };
    const fresh = () => (isMapped ? mapped(this, plain) : plain);
    send(id, pressed, fresh, (status, answer, said, queued, strange) => {
      done(status, answer, said, queued);
      // A page that makes of `fetch` what no network does would do so again; its form is sent by
      // the browser itself.
      if (strange && shell.plain) shell.giveUp('', false);
    });
  }

  // Tells the page. There is no answer in it.
  tell(event, name, number, of) {
    const detail = {
      ready: {},
      step: { step: name, number, of },
      sent: { confirmed: !!number },
      error: { kind: 'not-sent', status: number || undefined },
    }[event];
    const init = { bubbles: true, composed: true, detail };
    this.shell.host.dispatchEvent(new CustomEvent(`survei-${event}`, init));
  }

  // Focusing an element brings it into view.
  focus(id) {
    const found = this.shell.root.querySelector(`#${id}`);
    if (found) found.focus();
  }

  // An attribute of the element, or something of the language that is shown.
  attribute(name) {
    const { host, language } = this.shell;
    return name in language ? language[name] : host.getAttribute(name);
  }

  // Where the survey is to be drawn, below its bar: unseen until it is ready, as Yew lets the browser
  // paint in between, with the form still there.
  place(css) {
    const { shell } = this;
    const [outer, survey] = [document.createElement('div'), document.createElement('div')];
    outer.setAttribute('part', 'root');
    outer.hidden = true;
    dress(shell.root, css);
    shell.outer = outer;
    outer.appendChild(bar(shell));
    outer.appendChild(survey);
    shell.root.append(outer);
    return survey;
  }

  giveUp(sentence, forGood) {
    this.shell.giveUp(sentence, forGood);
  }
}
