// What a screen reader would say by itself: the words of live regions that change, alerts that
// come, and what takes the focus. Words that come together with their region are not read out by
// most screen readers, so they do not count here.
window.heard = (() => {
  const { root } = walk;
  let said = [];
  let focus = [];
  const words = (element) => (element.innerText || element.textContent || '').replace(/\s+/g, ' ').trim();
  const live = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element && element.closest('[role=status], [role=alert], [aria-live]');
  };
  const say = (region) => {
    const line = `${region.getAttribute('role')}: ${words(region)}`;
    if (words(region) && !said.includes(line)) said.push(line);
  };
  const fresh = new Set();
  const observer = new MutationObserver((changes) => {
    fresh.clear();
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue;
        for (const one of [node, ...node.querySelectorAll('*')]) fresh.add(one);
      }
    }
    for (const region of fresh) if (region.matches('[role=alert]')) say(region);
    for (const { type, target, addedNodes } of changes) {
      // What goes is not read out.
      if (type === 'childList' && !addedNodes.length) continue;
      const region = target.isConnected && live(target);
      if (region && !fresh.has(region)) say(region);
    }
  });
  function start() {
    observer.observe(root(), { subtree: true, childList: true, characterData: true });
    root().addEventListener('focusin', ({ target }) => {
      const label = target.labels && target.labels[0];
      const kind = target.getAttribute('role') || { H2: 'heading', BUTTON: 'button', TEXTAREA: 'text box' }[target.tagName] || target.type || target.localName;
      const line = `focus: ${kind} “${words(label || target).slice(0, 200)}”`;
      if (focus[focus.length - 1] !== line) focus.push(line);
    });
  }
  // Everything since the last time: first what was said, then where the focus went.
  function take() {
    const lines = [...said, ...focus.slice(-1)];
    said = [];
    focus = [];
    return lines;
  }
  return { start, take };
})();
