// Whether the check of the language level sees what it is there for.
import assert from "node:assert/strict";
import { breaches } from "./language.mjs";

const fine = [
  ["element.js", "(()=>{const f=async()=>{for(const [k,v] of Object.entries({a:1}))await import(k+v)};f()})()"],
  ["element.js", "if(window.ResizeObserver)new ResizeObserver(f);'ResizeObserver'in window"],
  ["frame.js", "try{f()}catch(e){}"],
  ["survei-publik.js", "const g=typeof globalThis=='undefined'?self:globalThis;export{g}"],
  ["survei-publik.js", "Symbol.dispose&&(a[Symbol.dispose]=b);'encodeInto'in e||(e.encodeInto=1);e.encodeInto(s)"],
  ["tally.js", "export default new URL('a',import.meta.url)"],
  ["element.js", "const o={at:1,flat:2};o.at=o.flat"],
];
const newer = [
  ["element.js", "new URL('.',import.meta.url)", "import"],
  ["element.js", "try{f()}catch{}", "Unexpected token"],
  ["element.js", "a?.b", "Unexpected token"],
  ["element.js", "a??b", "Unexpected token"],
  ["element.js", "({...a})", "Unexpected token"],
  ["element.js", "class A{x=1}", "Unexpected token"],
  ["element.js", "async function*f(){}", "Unexpected token"],
  ["element.js", "export const a=1", "import"],
  ["survei-publik.js", "const a=1n;export{a}", "Identifier directly after number"],
  ["survei-publik.js", "await f()", "await"],
  ["frame.js", "const g=globalThis", "globalThis"],
  ["frame.js", "new ResizeObserver(f)", "ResizeObserver"],
  ["frame.js", "window.structuredClone(a)", "structuredClone"],
  ["element.js", "[1].flat()", "flat"],
  ["element.js", "'a'.replaceAll('a','b')", "replaceAll"],
  ["element.js", "Promise.allSettled([])", "Promise.allSettled"],
  ["element.js", "queueMicrotask(f)", "queueMicrotask"],
  ["survei-publik.js", "new BigInt64Array(2)", "BigInt64Array"],
];
for (const [file, source] of fine) assert.deepEqual(breaches(file, source), [], source);
for (const [file, source, word] of newer) {
  const found = breaches(file, source);
  assert.ok(found.length === 1 && found[0].includes(word), `${source}: ${JSON.stringify(found)}`);
}
console.log("test result: ok. 1 passed; 0 failed");
