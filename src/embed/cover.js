// A survey that lies over the whole page, for `kiosk.js`.

// Nobody gets there, by touch, key or reading aloud.
export function isolate(other, is) {
  other.inert = is;
  if (is) other.setAttribute('aria-hidden', 'true');
  else other.removeAttribute('aria-hidden');
}

// Lays the element over the whole page, and puts everything back.
export class Cover {
  constructor(host) {
    this.undo = [];
    const look = {
      position: 'fixed', top: '0', right: '0', bottom: '0', left: '0', width: 'auto', height: 'auto', margin: '0', padding: '0', border: '0',
      'max-width': 'none', 'max-height': 'none', 'overflow-x': 'hidden', 'overflow-y': 'auto', 'z-index': '2147483647', display: 'block', background: 'Canvas',
    };
    for (const name of Object.keys(look)) this.style(host, name, look[name]);
    this.style(document.documentElement, 'overflow', 'hidden');
    this.watcher = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach((node) => this.hide(node));
    });
    for (let one = host; one && one !== document.documentElement; one = one.parentElement || one.getRootNode().host) {
      if (!one.parentNode || one === document.body) break;
      for (const other of Array.from(one.parentNode.children)) if (other !== one) this.hide(other);
      this.watcher.observe(one.parentNode, { childList: true });
    }
    // Something above it moves what is fixed: the browser's own top layer is above that.
    const { left, top, width, height } = host.getBoundingClientRect();
    const fills = Math.abs(left) < 1 && Math.abs(top) < 1 && Math.abs(width - innerWidth) < 2 && Math.abs(height - innerHeight) < 2;
    if (!fills && host.showPopover) {
      host.setAttribute('popover', 'manual');
      host.showPopover();
      this.undo.push(() => host.removeAttribute('popover'));
    }
  }

  style(one, name, value) {
    const { style } = one;
    const before = [style.getPropertyValue(name), style.getPropertyPriority(name)];
    style.setProperty(name, value, 'important');
    this.undo.push(() => style.setProperty(name, ...before));
  }

  hide(other) {
    if (!other.style || /^(script|style|link|template)$/.test(other.localName) || other.inert) return;
    const hidden = other.getAttribute('aria-hidden');
    this.style(other, 'visibility', 'hidden');
    isolate(other, true);
    this.undo.push(() => {
      isolate(other, false);
      if (hidden !== null) other.setAttribute('aria-hidden', hidden);
    });
  }

  lift() {
    this.watcher.disconnect();
    this.undo.reverse().forEach((work) => work());
  }
}
