// The modules around a mapping as they ship: what is planned on the phone is what the tools say,
// and what is planned can be carried out.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { came, carried, page, run, site } from "./carry.harness.mjs";

const dist = new URL("../../dist/", import.meta.url);
const examples = new URL("../../examples/backends/", import.meta.url);

async function module(name) {
  const glue = await readFile(new URL(`${name}.js`, dist), "utf8");
  const exports = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
  await exports.default({ module_or_path: await readFile(new URL(`${name}_bg.wasm`, dist)) });
  return exports;
}
const [courier, checker] = [await module("courier"), await module("checker")];
const own = await readFile(new URL("satu-pertanyaan.json", examples), "utf8");
const instrument = JSON.parse(await readFile(new URL("instruments/skm9-2017.json", dist), "utf8"));

const submission = JSON.stringify({
  format: 1, id: "0123456789abcdef0123456789abcdef", instrument: "skm9-2017", instrument_version: 1,
  period: "2026-TW4", unit: "dpmptsp", service: "nib", day: "2026-11-25",
  respondent: { jenis_kelamin: "P", usia: "26-34", pendidikan: "sma", pekerjaan: "wirausaha" },
  answers: Object.fromEntries(instrument.items.map(({ key }) => [key, 4])),
  score: { profile: "2017-exact", grouping: "unsur", indexes: {} },
});
const random = "0123456789abcdef01234567";

await run({
  "every example is planned on the phone, with the same requests as a dry run prints": async () => {
    const names = (await readdir(examples)).filter((name) => /^(s\d\d|xml)-.*\.json$/.test(name));
    assert.ok(names.length > 25);
    for (const name of names) {
      const text = await readFile(new URL(name, examples), "utf8");
      const plan = JSON.parse(courier.plan(text, own, submission, "id", random));
      const printed = checker.dry_run(text, own, "id");
      for (const { method, content_type: type } of plan.steps) {
        assert.ok(printed.includes(`\n${method} http`) && printed.includes(type || ""), name);
      }
      // Those that repeat have no answer to that one question here.
      if (!text.includes("satu-pertanyaan")) {
        assert.equal(printed.match(/^### /gm).length, plan.steps.length, name);
      }
    }
  },

  "what was planned is carried out as it was meant": async () => {
    const text = (await readFile(new URL("s20-satu-permintaan-per-pertanyaan.json", examples), "utf8"))
      .replaceAll("https://skm.contoh.go.id", site);
    const plan = JSON.parse(courier.plan(text, undefined, submission, "id", random));
    page.cookie = "";
    const { status, kept } = await carried(plan, {
      "/halaman": [200], "/survei": [200, '<input type="hidden" name="_token" value="T/1">'],
      "/survei/responden": [302, "", { location: "/survei/soal/812" }],
      "/survei/soal/812": [200, "<form>"], "/survei/jawab": [200],
    });
    assert.deepEqual([status, kept.length], [200, 10]);
    const posts = came.filter(({ method }) => method === "POST").map(({ body }) => body);
    assert.equal(posts[0], "_token=T%2F1&jenis_kelamin=P&pendidikan=SMA%2Fsederajat&saran=");
    assert.deepEqual(posts.slice(1, 3), [55, 56].map((id) => `_token=T%2F1&id_soal=${id}&nilai=4&id_responden=812`));
  },

  "what cannot be planned is an error in plain words": async () => {
    const text = await readFile(new URL("s01-u-bernomor.json", examples), "utf8");
    const fails = (...given) => assert.throws(() => courier.plan(...given), (error) => error instanceof Error && /^the configuration|^this is no/.test(error.message));
    fails(text.replace("{score}", "{skor}"), undefined, submission, "id", random);
    fails("{", undefined, submission, "id", random);
    fails(text, undefined, "{}", "id", random);
    const { mapping, ...submit } = JSON.parse(text).submit;
    fails(JSON.stringify({ ...JSON.parse(text), submit }), undefined, submission, "id", random);
    assert.throws(() => checker.dry_run(text.replace("{score}", "{skor}"), undefined, "id"),
      (error) => error.message.startsWith('submit.mapping.fields[0].value: "{skor}" tidak ada'));
  },
});
