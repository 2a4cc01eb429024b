// What runs on the page, as it ships: `src/embed/host.js` with all that it imports. Each page gets
// its own copy, and a browser of its own in place of Node's globals.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { rules } from "./rules.mjs";

const tools = createRequire(new URL("../../xtask/npm/package.json", import.meta.url));
const { build } = tools("esbuild");
const root = fileURLToPath(new URL("../../", import.meta.url));

// What a page has of its browser; nothing else of Node's must be reached for.
const BROWSER = [
  "indexedDB", "localStorage", "navigator", "setTimeout", "clearTimeout", "Date", "Math", "crypto",
  "fetch", "Response", "addEventListener", "document", "CustomEvent",
];
const ABSENT = [
  "process", "global", "setInterval", "setImmediate", "queueMicrotask", "performance",
  "BroadcastChannel", "MessageChannel",
];

// In place of the module's glue, and of the files that are fetched only when they are needed.
const STAND_INS = {
  "wasm-bindgen-glue": "export const { outbox_claim, outbox_settle } = rules;",
  "./later.js": `
    export const loadPanel = () => panel();
    export const watch = () => {};
    const absent = () => Promise.reject(new Error("none of it here"));
    export const [loadCourier, loadCarrier, loadReader, mapped] = [absent, absent, absent, absent];`,
};

const standIns = {
  name: "stand-ins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(wasm-bindgen-glue|\.\/later\.js)$/ }, ({ path }) => ({ path, namespace: "stand-in" }));
    onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) => ({ contents: STAND_INS[path] }));
  },
};

async function bundled(contents, resolveDir, options) {
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    format: "iife",
    globalName: "bundle",
    write: false,
    logLevel: "warning",
    ...options,
  });
  return text;
}

const page = await bundled('export { Host } from "./src/embed/host.js";', root, { target: "es2017", plugins: [standIns] });
const openPage = new Function("rules", "panel", ...BROWSER, ...ABSENT, `${page}; return bundle;`);

// `browser` has what is named above, and `panel`, which shows what waits on the device.
export function load(browser) {
  return openPage(rules, browser.panel, ...BROWSER.map((name) => browser[name]));
}

const database = await bundled('export { IDBFactory } from "fake-indexeddb";', `${root}xtask/npm`, { define: { globalThis: "world" } });
const openDatabases = new Function("world", `${database}; return bundle;`);

// All devices share the library, as it is slow where it is always new; each has its own databases.
// Whoever calls it says first whose work follows.
let device;
const { IDBFactory } = openDatabases({ setImmediate: (work) => device.task(work) });

export function workFor(one) {
  device = one;
}

export const databases = () => new IDBFactory();
