// The files of one build, and the module, one for all surveys of a page.

// A classic script knows its own tag; one that a page includes as a module is looked for.
const own = document.currentScript
  || [...document.scripts].find((script) => /\/element\.(\w+\.)?js\b/.test(script.src));
const here = new URL('.', (own && own.src) || document.baseURI);

// What ships knows which build it belongs to: `cargo xtask dist` puts in the names of exactly its
// files, and what the module must be (xtask/src/publish.rs). The development server does not.
const glueFile = typeof __GLUE__ === 'undefined' ? 'survei-publik.js' : __GLUE__;
const wasmFile = typeof __WASM__ === 'undefined' ? 'survei-publik_bg.wasm' : __WASM__;
const checkerFile = typeof __CHECKER__ === 'undefined' ? 'checker.js' : __CHECKER__;
const wasmCheck = typeof __WASM_INTEGRITY__ === 'undefined' ? {} : { integrity: __WASM_INTEGRITY__ };

// The address of a file beside this script.
export function beside(file) {
  return new URL(file, here).href;
}

// Whatever a page made of `fetch`: a call that throws, or gives no promise, is a failure.
export function get(address, options) {
  return new Promise((resolve) => resolve(fetch(address, options)));
}

let loaded = null;

// Glue and wasm, fetched side by side. After a failure the next survey tries again.
export function load() {
  if (!loaded) {
    // Where a policy forbids WebAssembly, this throws, and nothing is fetched.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const wasm = get(beside(wasmFile), wasmCheck);
    // The failure is seen where the module is awaited.
    wasm.catch(() => {});
    loaded = import(beside(glueFile))
      .then((glue) => glue.default({ module_or_path: wasm }).then(() => glue));
    loaded.catch(() => { loaded = null; });
  }
  return loaded;
}

// The words for what is wrong in a configuration.
export function loadChecker() {
  return import(beside(checkerFile)).then((checker) => checker.default().then(() => checker));
}
