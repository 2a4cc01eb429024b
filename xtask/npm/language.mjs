// Whether what ships is written in the language of old phones: ES2017 with `import()`, and of
// later functions only those that the script looks for before it uses them.
// node language.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "acorn";

// Included by their tags, without `type=module`.
const classic = /^(element|frame)\./;

// For a page's own scripts, which find their module beside them: no survey fetches it.
const ownPages = /^(checker|courier|guard|tally)\./;

// Globals and their members that came after ES2017, or to browsers after the first with all of
// `import()`, custom elements and `AbortController` (Chrome 66, Safari 11.1, Firefox 67).
const laterGlobals = new Set([
  "AggregateError", "Atomics", "BigInt", "BigInt64Array",
  "BigUint64Array", "CSSStyleSheet", "ElementInternals", "FinalizationRegistry", "Iterator",
  "PointerEvent", "ResizeObserver", "SharedArrayBuffer", "Temporal", "WeakRef", "cookieStore",
  "globalThis", "navigation", "queueMicrotask", "reportError", "requestIdleCallback", "scheduler",
  "structuredClone", "trustedTypes", "visualViewport",
  "AbortSignal.any", "AbortSignal.timeout", "Array.fromAsync", "Map.groupBy", "Object.fromEntries",
  "Object.groupBy", "Object.hasOwn", "Promise.allSettled", "Promise.any", "Promise.try",
  "Promise.withResolvers", "Symbol.asyncDispose", "Symbol.asyncIterator", "Symbol.dispose",
  "Symbol.matchAll", "URL.canParse", "WebAssembly.compileStreaming",
  "WebAssembly.instantiateStreaming", "crypto.randomUUID",
]);

// Methods of anything, which count where they are called.
const laterMethods = new Set([
  "at", "attachInternals", "checkVisibility", "encodeInto", "findLast", "findLastIndex", "flat",
  "flatMap", "getAnimations", "getHTML", "matchAll", "moveBefore", "randomUUID", "replaceAll",
  "replaceChildren", "replaceSync", "requestSubmit", "setHTMLUnsafe", "showModal", "showPopover",
  "toReversed", "toSorted", "toSpliced", "toggleAttribute", "trimEnd", "trimStart",
]);

// In the glue, where the asking is done by the module: wasm-bindgen's futures take a promise where
// there is no `queueMicrotask`, and `sheet.rs` a `<style>` where no sheet can be constructed.
const askedByModule = new Set(["CSSStyleSheet", "queueMicrotask", "replaceSync"]);
const glue = /^survei-publik(-whole)?\./;

// The lines in which a script breaks with old phones.
export function breaches(file, source) {
  // Acorn's 2017 knows neither: the one becomes a call, the other a name.
  let text = source.replace(/\bimport(?=\()/g, "iimport");
  if (ownPages.test(file)) text = text.replace(/\bimport\.meta\b/g, "importMeta");
  const sourceType = classic.test(file) ? "script" : "module";
  let tree;
  try {
    tree = parse(text, { ecmaVersion: 2017, sourceType });
  } catch (error) {
    const place = error.pos === undefined ? "" : `: ${text.slice(Math.max(0, error.pos - 30), error.pos + 30)}`;
    return [`${file}: ${error.message}${place}`];
  }
  const found = new Set();
  visit(tree, null, (name, isMethod) => {
    const later = (isMethod ? laterMethods : laterGlobals).has(name);
    if (glue.test(file) && askedByModule.has(name)) return;
    if (later && !isLookedFor(name, text)) found.add(`${file}: ${name} is used and never looked for`);
  });
  return [...found];
}

// `typeof X`, `"x" in y`, `Symbol.dispose&&…`, `window.X?…`: whether it is there is asked first.
function isLookedFor(name, text) {
  const literal = name.replace(/[.$]/g, "\\$&");
  const last = name.split(".").pop();
  return new RegExp(`typeof ${literal}\\b|["'\`]${last}["'\`]\\s*in\\b|\\b${literal}\\s*(&&|\\?[^.])`).test(text);
}

// Tells every name that may be a global or a global's member, and every method that is called.
function visit(node, parent, tell) {
  if (!node || typeof node.type !== "string") return;
  if (node.type === "MemberExpression" && !node.computed) {
    const { object, property } = node;
    if (object.type === "Identifier") {
      tell(`${object.name}.${property.name}`, false);
      if (/^(window|self)$/.test(object.name)) tell(property.name, false);
    }
    if (parent.type === "CallExpression" && parent.callee === node) tell(property.name, true);
  } else if (node.type === "Identifier") {
    const isKey = parent.type === "MemberExpression" ? parent.property === node && !parent.computed
      : /^(Property|MethodDefinition)$/.test(parent.type) && parent.key === node && !parent.shorthand;
    if (!isKey) tell(node.name, false);
  }
  for (const [key, value] of Object.entries(node)) {
    if (key === "type") continue;
    for (const child of Array.isArray(value) ? value : [value]) visit(child, node, tell);
  }
}

// Every script directly in a folder.
export function check(folder) {
  const scripts = readdirSync(folder).filter((file) => /\.m?js$/.test(file));
  if (scripts.length === 0) return [`no script in ${folder}`];
  return scripts.flatMap((file) => breaches(file, readFileSync(join(folder, file), "utf8")));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = check(process.argv[2]);
  for (const line of found) console.error(line);
  if (found.length > 0) process.exit(1);
}
