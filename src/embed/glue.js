// What `load.js` imports: wasm-bindgen's glue, and the part of the shell that is of no use
// before it is there.

export { default, instrument_file, mount } from 'wasm-bindgen-glue';
export { Form } from './form.js';
export { hear } from './hear.js';
export { Host } from './host.js';
