// An old library's idea of arrays: enumerable methods, and wrappers around the browser's own.
window.counted = 0;
Array.prototype.each = function (act) { for (let i = 0; i < this.length; i += 1) act(this[i]); return this; };
Array.prototype.contains = function (one) { return this.indexOf(one) >= 0; };
Array.prototype.first = function () { return this[0]; };
for (const name of ['includes', 'map', 'push', 'indexOf', 'some', 'forEach', 'slice', 'join', 'concat', 'filter']) {
  const own = Array.prototype[name];
  Array.prototype[name] = function (...args) { window.counted += 1; return own.apply(this, args); };
}
Array.from = function (list) { const copy = []; for (let i = 0; i < list.length; i += 1) copy[i] = list[i]; return copy; };
