// The files of one build, and the module, one for all surveys of a page.

// A classic script knows its own tag; one that a page includes as a module is looked for.
const own = document.currentScript
  || [...document.scripts].find((script) => /\/element\.(\w+\.)?js\b/.test(script.src));
const here = new URL('.', (own && own.src) || document.baseURI);

// What ships knows which build it belongs to: `cargo xtask dist` puts in the names of exactly its
// files, and what the module must be (xtask/src/publish.rs). The development server does not.
const light = typeof __GLUE__ === 'undefined'
  ? ['survei-publik.js', 'survei-publik_bg.wasm'] : [__GLUE__, __WASM__, __WASM_INTEGRITY__];
// The widget for every questionnaire; what the light one leaves out is a tenth of it.
const whole = typeof __WHOLE_GLUE__ === 'undefined'
  ? light : [__WHOLE_GLUE__, __WHOLE_WASM__, __WHOLE_WASM_INTEGRITY__];
const formFile = typeof __FORM__ === 'undefined' ? 'form.js' : __FORM__;
const checkerFile = typeof __CHECKER__ === 'undefined' ? 'checker.js' : __CHECKER__;

// The address of a file beside this script.
export function beside(file) {
  return new URL(file, here).href;
}

// Whatever a page made of `fetch`: a call that throws, or gives no promise, is a failure. Cookies,
// and a password for the site, go along only where it does not work without; where the visitor is
// is told to nobody.
export function get(address, integrity) {
  const ask = (credentials) => fetch(address, { credentials, integrity, referrerPolicy: 'no-referrer' });
  return new Promise((resolve) => resolve(ask('omit')))
    .then((answer) => (answer.status === 401 ? Promise.reject() : answer))
    .catch(() => ask('same-origin'));
}

const loaded = new Map();

// Glue and wasm, fetched side by side. After a failure the next survey tries again.
export function load(all) {
  const build = all ? whole : light;
  if (!loaded.has(build)) {
    const [glue, wasm, integrity] = build;
    // Where a policy forbids WebAssembly, this throws, and nothing is fetched.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const fetched = get(beside(wasm), integrity);
    // The failure is seen where the module is awaited.
    fetched.catch(() => {});
    const early = import(beside(glue));
    const started = early
      .then((exports) => exports.default({ module_or_path: fetched }).then(() => exports));
    // What needs no WebAssembly need not wait for it.
    started.early = early;
    loaded.set(build, started);
    started.catch(() => loaded.delete(build));
  }
  return loaded.get(build);
}

// What takes over from a plain form and gives back to it, where there is one.
export function loadForm() {
  return import(beside(formFile));
}

// The words for what is wrong in a configuration.
export function loadChecker() {
  return import(beside(checkerFile)).then((checker) => checker.default().then(() => checker));
}
