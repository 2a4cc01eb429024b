// A shim for old browsers that knows better than new ones.
Element.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this); return 'removed'; };
Element.prototype.closest = function (css) { let node = this.parentElement; while (node && !node.matches(css)) node = node.parentElement; return node; };
Element.prototype.append = function () { throw new Error('append is not for you'); };
Element.prototype.prepend = Element.prototype.append;
Node.prototype.contains = function (other) { let node = other; while (node && node !== this) node = node.parentNode; return Boolean(node); };
Element.prototype.hide = function () { this.style.display = 'none'; };
HTMLElement.prototype.show = function () { this.style.display = ''; };
