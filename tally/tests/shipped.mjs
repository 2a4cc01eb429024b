// The files as they ship: minified glue, shortened imports, optimised module.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const dist = new URL("../../dist/", import.meta.url);
// Not imported by its name: in a folder without package.json Node takes .js for CommonJS.
const glue = await readFile(new URL("tally.js", dist), "utf8");
const { default: init, Tally } = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
await init({ module_or_path: await readFile(new URL("tally_bg.wasm", dist)) });

const skm16 = await readFile(new URL("instruments/skm16.json", dist), "utf8");
const instrument = await readFile(new URL("instruments/skm9-2017.json", dist), "utf8");
const ten = [
  "433333334", "343433334", "343433334", "343434334", "343433334",
  "333333334", "433443333", "343433334", "343433334", "343433334",
];
const keys = JSON.parse(instrument).items.map((item) => item.key);
const tally = new Tally(instrument);
for (const row of ten) tally.add(Object.fromEntries(keys.map((key, n) => [key, Number(row[n])])));
const other = Tally.ofText(tally.toText(), instrument, { profile: "2017-0.11" });
const figures = [tally, other].map((tally) => tally.figures().indexes[0]);
assert.deepEqual(figures.map((ikm) => `${ikm.value} ${ikm.mutu}`), ["82.78 B", "81.95 B"]);
assert.throws(() => tally.add({ wktu: 3 }), (error) => error instanceof Error && /answers\.wktu/.test(error.message));
assert.throws(() => Tally.ofText(tally.toText(), skm16), /of another instrument/);

const types = await readFile(new URL("tally.d.ts", dist), "utf8");
for (const type of ["figures(): Figures", "options?: TallyOptions", "interface TallyOptions"]) {
  assert.ok(types.includes(type), `${type} is not in tally.d.ts`);
}
console.log("test result: ok. 1 passed; 0 failed");
