// A page with a promise of its own making.
const Own = window.Promise;
window.Promise = class extends Own {
  constructor(act) { super(act); this.since = Date.now(); }
  then(...args) { const next = super.then(...args); next.before = this; return next; }
  static resolve(value) { return new Promise((done) => done(value)); }
  static reject(reason) { return new Promise((_, fail) => fail(reason)); }
};
