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
const modules = ["checker", "courier", "guard", "survei-publik", "survei-publik-whole", "tally"].flatMap((name) => [`${name}.js`, `${name}_bg.wasm`]);
const fetched = ["carry.js", "dictionary.js", "languages.js", "element.js", "frame.js", "form.css", "form.js", "kiosk.js", "page.css", "reader.js", "theme.js", "unsent.js", ...modules];
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
const build = ["checker.js", "form.js", ...widgets].map((file) => versioned.get(file));
assert.deepEqual(namesIn("element.js").sort(), build.sort());
for (const wasm of widgets.filter((file) => file.endsWith(".wasm"))) {
  assert.ok(String(bytes("element.js")).includes(sha384(wasm)), wasm);
}
for (const glue of widgets.filter((file) => file.endsWith(".js"))) {
  assert.deepEqual(namesIn(glue).sort(), ["carry.js", "courier.js", "guard.js", "kiosk.js", "languages.js", "reader.js", "theme.js", "unsent.js"].map((file) => versioned.get(file)).sort());
}
assert.deepEqual(namesIn("guard.js"), [versioned.get("guard_bg.wasm")]);
assert.deepEqual(namesIn("languages.js"), [versioned.get("dictionary.js")]);
assert.deepEqual(namesIn("courier.js"), [versioned.get("courier_bg.wasm")]);
assert.deepEqual(namesIn("checker.js"), [versioned.get("checker_bg.wasm")]);
assert.deepEqual(namesIn("tally.js"), [versioned.get("tally_bg.wasm")]);

// The languages that are fetched lie in one folder, whose name tells their content; beside it lies each
// as people read it.
const [languages] = String(bytes("languages.js")).match(/languages\/[0-9a-f]{10}/);
const tags = ["en", "jv", "su", "mad", "min", "ban", "bug", "ace", "bjn", "sas", "bbc", "ms-Arab"];
const content = createHash("sha256");
for (const tag of tags) content.update(bytes(`${languages}/${tag}.json`));
assert.equal(languages, `languages/${content.digest("hex").slice(0, 10)}`);
const jsons = files.filter((file) => /^languages\/.*json$/.test(file));
assert.deepEqual(jsons.sort(), ["id", ...tags].map((tag) => `languages/${tag}.json`).concat(tags.map((tag) => `${languages}/${tag}.json`)).sort());
// A line for each word, in the order of the Indonesian file.
const order = Object.keys(JSON.parse(bytes("languages/id.json")).words);
for (const tag of tags) {
  const lines = JSON.parse(bytes(`${languages}/${tag}.json`)).words.split("\n").map((line) => line.replace(/[\u2068\u2069]/g, ""));
  const { words } = JSON.parse(bytes(`languages/${tag}.json`));
  assert.deepEqual(lines, order.map((name) => words[name] || ""), tag);
}

const snippet = String(bytes("snippet.html"));
const loader = versioned.get("element.js");
assert.ok(snippet.includes(`src="/survei/${loader}" integrity="${sha384(loader)}" crossorigin="anonymous"`));
assert.ok(snippet.includes('<script src="/survei/element.js" referrerpolicy="no-referrer" defer></script>'));
console.log("test result: ok. 1 passed; 0 failed");
