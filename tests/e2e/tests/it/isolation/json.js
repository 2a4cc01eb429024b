// As Prototype 1.6 did it: a list becomes a string of itself. And a log of all that is read, by whom
// ever: its name is the page's own, from the beginning.
window.read = 0;
const { stringify, parse } = JSON;
const pure = (value) => { const { toJSON } = Array.prototype; delete Array.prototype.toJSON; try { return stringify(value); } finally { Array.prototype.toJSON = toJSON; } };
Array.prototype.toJSON = function () { return pure(this); };
JSON.stringify = (...args) => stringify(...args);
JSON.parse = function (...args) { window.read = String(args[0]).length; return parse(...args); };
