// The custom element <survei-publik>, and <div data-survei-publik="…"> for pages whose editor
// drops tags that it does not know. Nothing here is newer than ES2017 and dynamic import.

import { Shell } from './shell.js';

// Read by Rust; a change of one is told to the survey.
const attributes = ['lang', 'unit', 'service', 'layout', 'show-score'];

const shells = new WeakMap();

class SurveiPublik extends HTMLElement {
  static get observedAttributes() {
    return attributes;
  }

  constructor() {
    super();
    shells.set(this, new Shell(this));
  }

  connectedCallback() {
    shells.get(this).connect();
  }

  attributeChangedCallback(name) {
    shells.get(this).update(name);
  }
}

// The div itself becomes the survey's host: what a citizen is just filling in inside it is not
// moved. `data-unit` stands for `unit`, and so on.
function adopt() {
  for (const host of document.querySelectorAll('div[data-survei-publik]')) {
    if (host.shadowRoot) continue;
    if (host.dataset.surveiPublik) host.setAttribute('src', host.dataset.surveiPublik);
    for (const name of [...attributes, 'theme', 'page', 'widget']) {
      const value = host.getAttribute(`data-${name}`);
      if (value !== null) host.setAttribute(name, value);
    }
    new Shell(host).connect();
  }
}

if (!customElements.get('survei-publik')) {
  customElements.define('survei-publik', SurveiPublik);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', adopt);
  else adopt();
}
