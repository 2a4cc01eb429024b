// What `load.js` imports: wasm-bindgen's glue, and the part of the shell that is of no use
// before it is there.

export { default, mount } from 'wasm-bindgen-glue';
export { instrument, needsWhole } from './wanted.js';
export { hear } from './hear.js';
export { Host } from './host.js';
export { speak, spoken } from './bar.js';
export { prepare } from './later.js';
