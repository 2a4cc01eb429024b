// The shipped folder, seen by another program than the one that wrote it: every file is listed
// with its hash, versioned names tell their content, and files of one build ask for each other.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const bytes = (file) => readFileSync(join(dist, file));
const sha384 = (file) => `sha384-${createHash("sha384").update(bytes(file)).digest("base64")}`;

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length).replaceAll("\\", "/"));
const listed = JSON.parse(bytes("integrity.json"));
assert.deepEqual(Object.keys(listed), files.filter((file) => file !== "integrity.json").sort());
for (const [file, told] of Object.entries(listed)) {
  assert.deepEqual(told, { size: bytes(file).length, integrity: sha384(file) }, file);
}

// Everything that a page fetches by a name of its own has a versioned copy, and no copy is left over.
const modules = ["checker", "courier", "survei-publik", "survei-publik-whole", "tally"].flatMap((name) => [`${name}.js`, `${name}_bg.wasm`]);
const fetched = ["carry.js", "element.js", "frame.js", "form.css", "page.css", "unsent.js", ...modules];
const versioned = new Map(fetched.map((file) => {
  const digits = createHash("sha256").update(bytes(file)).digest("hex").slice(0, 10);
  return [file, file.replace(/(\.\w+)$/, `.${digits}$1`)];
}));
for (const [file, copy] of versioned) assert.ok(bytes(file).equals(bytes(copy)), copy);
const copies = files.filter((file) => /\.[0-9a-f]{10}\.\w+$/.test(file));
assert.deepEqual(copies.sort(), [...versioned.values()].sort());

// A compressed file beside each that is fetched holds the same.
for (const file of files.filter((file) => /\.(js|css|wasm|json)$/.test(file) && file !== "integrity.json")) {
  assert.ok(brotliDecompressSync(bytes(`${file}.br`)).equals(bytes(file)), `${file}.br`);
  assert.ok(gunzipSync(bytes(`${file}.gz`)).equals(bytes(file)), `${file}.gz`);
}

// The loader names glue and module of its build, and no other; so do the others' glues.
const namesIn = (file) => String(bytes(file)).match(/[\w-]+(\.[0-9a-f]{10})?\.(js|wasm)\b/g);
const widgets = ["survei-publik", "survei-publik-whole"].flatMap((name) => [`${name}.js`, `${name}_bg.wasm`]);
const build = ["checker.js", ...widgets].map((file) => versioned.get(file));
assert.deepEqual(namesIn("element.js").sort(), build.sort());
for (const wasm of widgets.filter((file) => file.endsWith(".wasm"))) {
  assert.ok(String(bytes("element.js")).includes(sha384(wasm)), wasm);
}
for (const glue of widgets.filter((file) => file.endsWith(".js"))) {
  assert.deepEqual(namesIn(glue).sort(), ["carry.js", "courier.js", "unsent.js"].map((file) => versioned.get(file)).sort());
}
assert.deepEqual(namesIn("courier.js"), [versioned.get("courier_bg.wasm")]);
assert.deepEqual(namesIn("checker.js"), [versioned.get("checker_bg.wasm")]);
assert.deepEqual(namesIn("tally.js"), [versioned.get("tally_bg.wasm")]);

const snippet = String(bytes("snippet.html"));
const loader = versioned.get("element.js");
assert.ok(snippet.includes(`src="/survei/${loader}" integrity="${sha384(loader)}" crossorigin="anonymous"`));
assert.ok(snippet.includes('<script src="/survei/element.js" defer></script>'));
console.log("test result: ok. 1 passed; 0 failed");
