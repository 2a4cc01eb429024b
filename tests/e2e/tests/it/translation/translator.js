// What page translators do to text, at random moments. What they write can be read back: the
// original between two marks, as often as it was translated.

// A seeded random number below `n` (xorshift32).
const dice = (seed) => {
  let state = (seed >>> 0) || 1;
  return (n) => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % n;
  };
};

const unmarked = (text) => text.replace(/[⟦⟧]/g, '');
const original = (text) => unmarked(text).replace(/\s+/g, ' ').trim();
const translated = (text) => (text.startsWith('⟦') ? text : `⟦${text}⟧`);

const ways = [
  // Google: the text goes into two elements of its own.
  (node, document) => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    outer.append(inner);
    inner.append(translated(node.data));
    node.replaceWith(outer);
  },
  // Another text node in its place.
  (node, document) => node.replaceWith(document.createTextNode(translated(node.data))),
  // The same node with another text.
  (node) => { node.data = translated(node.data); },
  // All that its parent holds is copied, and the copy is put in.
  (node) => {
    const parent = node.parentNode;
    if ([...parent.childNodes].some((child) => child.nodeType !== Node.TEXT_NODE)) return;
    const copy = parent.cloneNode(true);
    parent.replaceChildren(...copy.childNodes);
  },
  // Split in two, as by a search on the page.
  (node) => { if (node.data.length > 3) node.splitText(2); },
  // And back, when the citizen wants the original.
  (node, document) => {
    const font = node.parentNode.parentNode;
    if (font && font.localName === 'font') font.replaceWith(document.createTextNode(unmarked(font.textContent)));
  },
];

// Translates all texts in the root, or some.
function translate(root, random) {
  const document = root.ownerDocument;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim() && !node.parentNode.closest('[translate=no], style, textarea')) nodes.push(node);
  }
  const all = random(3) === 0;
  const way = ways[random(ways.length)];
  for (const node of nodes) {
    if (!node.isConnected || !(all || random(6) === 0)) continue;
    (all ? way : ways[random(ways.length)])(node, document);
  }
}
