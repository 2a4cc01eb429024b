// The rules of the outbox out of the shipped module, which is loaded once. Only they are called,
// so what the module imports from a browser is not there.

import { readFileSync } from "node:fs";

const file = new URL("../../dist/survei-publik_bg.wasm", import.meta.url);
const module = new WebAssembly.Module(readFileSync(file));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ||= {};
  imports[from][name] = () => {
    throw new Error(`the rules of the outbox ask the browser for ${name}`);
  };
}
const { exports } = new WebAssembly.Instance(module, imports);

// How wasm-bindgen hands over texts and rows of numbers.
function given(bytes, align) {
  const place = exports.__wbindgen_malloc(bytes.length, align);
  new Uint8Array(exports.memory.buffer, place, bytes.length).set(bytes);
  return place;
}

const row = (numbers) => {
  const { buffer } = Uint32Array.from(numbers);
  return [given(new Uint8Array(buffer), 4), numbers.length];
};

const text = (words) => {
  const bytes = Buffer.from(words);
  return [given(bytes, 1), bytes.length];
};

function returned(call) {
  const place = exports.__wbindgen_add_to_stack_pointer(-16);
  try {
    call(place);
    const [at, length] = new Uint32Array(exports.memory.buffer, place, 2);
    if (!at) return undefined;
    const numbers = new Uint32Array(exports.memory.buffer, at, length).slice();
    exports.__wbindgen_free(at, length * 4, 4);
    return numbers;
  } finally {
    exports.__wbindgen_add_to_stack_pointer(16);
  }
}

export const rules = {
  outbox_claim: (state, now, occasion, alone, repeatable) => returned((place) => {
    exports.outbox_claim(place, ...row(state), now, occasion, alone, repeatable);
  }),
  outbox_settle: (state, status, body, now, retry, chance) => returned((place) => {
    exports.outbox_settle(place, ...row(state), status, ...text(body), now, retry, chance);
  }),
};
