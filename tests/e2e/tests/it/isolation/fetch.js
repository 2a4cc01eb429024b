// A monitoring script: it adds a header, writes a log, and hands out a promise in disguise.
const own = window.fetch;
window.log = [];
window.fetch = function (address, init) {
  window.log.push(String(address));
  const headers = new Headers((init && init.headers) || {});
  headers.set('X-Trace', '00-4bf92f3577b34da6');
  const answer = own.call(this, address, Object.assign({}, init, { headers }));
  return new Proxy(answer, {
    get(target, name) {
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};
