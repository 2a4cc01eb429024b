// Plans carried out against a real server: what is sent, once, and what is made of each reply.
import assert from "node:assert/strict";
import { came, carried, carry, hole, made, page, planned, run, site, step, token, warned } from "./carry.harness.mjs";

const ok = [200, "ok"];
const body = (number = 0) => `a=${hole(number)}`;
const last = () => came[came.length - 1];
const status = async (plan, given) => (await carried(plan, given)).status;

await run({
  "a token comes from every place that there is, just before it is sent": async () => {
    const html = '<meta name="csrf-token" content="m/1"><input type="hidden" name="_token" value="s+2">';
    globalThis.skm = { ajax: [{ nonce: 5 }] };
    const set = () => { page.cookie = "a=b; XSRF-TOKEN=c%3D3; XSRF-TOKEN2=x"; return [200, "<p>"]; };
    const cases = [
      [token("selector", "input[name=_token]", { page: "/survei" }), "s%2B2"],
      [token("meta", "csrf-token", { page: "/survei" }), "m%2F1"],
      [token("cookie", "XSRF-TOKEN", { page: "/kuki" }), "c%3D3"],
      [token("json", "data.0.token", { page: "/api" }), "j4"],
      [token("global", "skm.ajax.0.nonce"), "5"],
      [token("constant", "tetap saja"), "tetap+saja"],
    ];
    for (const [one, sent] of cases) {
      const given = { "/survei": [200, html], "/kuki": set, "/api": [200, '\ufeff{"data":[{"token":"j4"}]}'], "/kirim": ok };
      const plan = planned([step({ body: body() })], { tokens: [one] });
      const { status, asked } = await carried(plan, given);
      assert.deepEqual([status, last().body], [200, `a=${sent}`], one.source);
      assert.deepEqual(asked, one.page ? [`GET ${one.page}`, "POST /kirim"] : ["POST /kirim"]);
    }
  },

  "without a page, a token comes from the one that the survey is on": async () => {
    const plan = planned([step({ body: body() })], { tokens: [token("meta", "csrf")] });
    const { asked } = await carried(plan, { "/halaman": [200, '<meta name="csrf" content="x">'], "/kirim": ok });
    assert.deepEqual([asked, last().body], [["GET /halaman", "POST /kirim"], "a=x"]);
  },

  "a page with several tokens is fetched once, and none that nothing needs": async () => {
    const tokens = [
      { ...token("json", "a", { page: "/api" }), name: "a", hole: hole(0) },
      { ...token("json", "b", { page: "/api" }), name: "b", hole: hole(1) },
    ];
    const given = { "/api": [200, '{"a":1,"b":2}'], "/kirim": ok };
    const plan = planned([step(), step({ body: `${body(0)}&b=${hole(1)}` }), step({ body: body(1) })], { tokens });
    const { asked } = await carried(plan, given);
    assert.deepEqual(asked, ["POST /kirim", "GET /api", "POST /kirim", "POST /kirim"]);
    assert.equal(came[2].body, "a=1&b=2");
  },

  "without its token nothing is sent, and it is not said to be": async () => {
    const plan = () => planned([step({ body: body() })], { tokens: [token("json", "token", { page: "/api" })] });
    for (const answer of [undefined, [500], [200, "{}"], [200, '{"token":{}}'], [200, "<html>"], [404, '{"token":"x"}']]) {
      const { status, asked, kept } = await carried(plan(), { "/api": answer, "/kirim": ok });
      assert.deepEqual([status, asked, kept], [0, ["GET /api"], []], String(answer));
      assert.equal(warned.length, 1);
    }
  },

  "what cannot be sent twice is sent only where there is a network": async () => {
    const once = () => planned([step(), step()], { repeatable: false });
    const { asked } = await carried(once(), { "/": [405], "/kirim": ok });
    assert.deepEqual(asked, ["HEAD /", "POST /kirim", "POST /kirim"]);
    const off = await carried(once(), { "/": undefined, "/kirim": ok });
    assert.deepEqual([off.status, off.asked], [0, ["HEAD /"]]);
    const moved = await carried(once(), { "/": [301, "", { location: "http://127.0.0.1:1/" }], "/kirim": ok });
    assert.deepEqual(moved.asked, ["HEAD /", "POST /kirim", "POST /kirim"]);
    // A fetched token has shown that already.
    const plan = planned([step({ body: body() })], { repeatable: false, tokens: [token("json", "t", { page: "/api" })] });
    assert.deepEqual((await carried(plan, { "/api": [200, '{"t":"x"}'], "/kirim": ok })).asked, ["GET /api", "POST /kirim"]);
    // One that is not fetched has not.
    const constant = planned([step({ body: body() })], { repeatable: false, tokens: [token("constant", "x")] });
    assert.deepEqual((await carried(constant, { "/": ok, "/kirim": ok })).asked, ["HEAD /", "POST /kirim"]);
  },

  "a refused token is fetched anew, and the request repeated once and never twice": async () => {
    let fresh = 0;
    const api = () => [200, JSON.stringify({ t: `t${fresh += 1}` })];
    const plan = () => { fresh = 0; return planned([step({ body: body() })], { tokens: [token("json", "t", { page: "/api" })] }); };
    for (const refusal of [[419], [403, "<html>"], [302, "", { location: "/api?galat=1" }]]) {
      const second = ({ body }) => (body === "a=t2" || body === "a=t3" ? ok : refusal);
      const mended = await carried(plan(), { "/api": api, "/kirim": second });
      assert.equal(mended.status, 200, String(refusal));
      assert.deepEqual(came.filter(({ url }) => url === "/kirim").length, 2);
      const never = await carried(plan(), { "/api": api, "/kirim": refusal });
      assert.equal(never.asked.filter((line) => line === "POST /kirim").length, 2);
      // Back at the form it is refused, whatever status the form has.
      assert.equal(never.status, refusal[0] === 302 ? 422 : refusal[0]);
      assert.equal(never.kept.length, 0);
    }
    // Without anything to fetch there is nothing to mend.
    const bare = await carried(planned([step()]), { "/kirim": [419] });
    assert.deepEqual([bare.status, bare.asked], [419, ["POST /kirim"]]);
    // A page that says what the plan calls success is no refusal, though it is the form's.
    const flash = plan();
    flash.steps[0].success = { text: "Terima kasih" };
    const back = { "/api": () => [200, '{"t":"Terima kasih"}'], "/kirim": [302, "", { location: "/api" }] };
    assert.deepEqual([(await carried(flash, back)).status, came.length], [200, 3]);
  },

  "steps go in order, and what was confirmed is not sent again": async () => {
    const captures = [{ name: "id", hole: hole(1), source: "json", at: "data.id" }];
    const second = step({ url: `/jawab/${hole(1)}`, encoding: "json", body: `{"id":${hole(1, "n")},"s":"${hole(1)}"}` });
    const plan = planned([step({ captures }), second, step({ url: "/selesai", body: `a=${hole(1)}` })]);
    const given = { "/kirim": [201, '{"data":{"id":812}}'], "/jawab/812": undefined, "/selesai": [200, '{"receipt":"K7"}'] };
    const broken = await carried(plan, given);
    assert.deepEqual([broken.status, broken.asked], [1, ["POST /kirim", "POST /jawab/812"]]);
    assert.equal(broken.kept.length, 1);
    const [kept] = broken.kept;
    assert.deepEqual([kept.at, kept.given], [1, { id: "812" }]);
    const resumed = await carried(kept, { ...given, "/jawab/812": ok });
    assert.deepEqual([resumed.status, resumed.asked], [200, ["POST /jawab/812", "POST /selesai"]]);
    assert.deepEqual([came[0].body, came[1].body], ['{"id":812,"s":"812"}', "a=812"]);
    assert.deepEqual([resumed.kept.map(({ at }) => at), resumed.body], [[2, 3], '{"receipt":"K7"}']);
    // A plan that is at its end has nothing more to send.
    assert.deepEqual((await carried(resumed.kept[1], given)).asked, []);
  },

  "the next step waits until progress is kept, and goes on where none can be": async () => {
    const plan = planned([step(), step({ url: "/dua" })]);
    await carried(planned([]), { "/kirim": ok, "/dua": ok });
    const seen = [];
    const slow = () => new Promise((resolve) => setTimeout(() => { seen.push(came.length); resolve(); }, 20));
    await carry(plan, slow);
    assert.deepEqual(seen, [1, 2]);
    const full = () => Promise.reject(new Error("full"));
    assert.equal((await carry(planned([step(), step({ url: "/dua" })]), full)).status, 200);
  },

  "a value is captured from JSON, from the final address and from an element": async () => {
    const capture = (source, at) => [{ name: "id", hole: hole(1), source, at }];
    const cases = [
      [capture("json", "responden.0.uuid"), { "/kirim": [201, '{"responden":[{"uuid":"6f-1"}]}'] }, "6f-1"],
      [capture("address", "/soal/*/isi"), { "/kirim": [303, "", { location: "/soal/a%20b/isi?x=1" }], "/soal/a%20b/isi": ok }, "a b"],
      [capture("address", "?id=*"), { "/kirim": [302, "", { location: "/soal?id=7&x" }], "/soal": ok }, "7"],
      [capture("selector", "input[name=id]"), { "/kirim": [200, '<input name="id" value="9">'] }, "9"],
    ];
    for (const [captures, given, value] of cases) {
      const plan = planned([step({ captures }), step({ url: "/dua", body: body(1) })]);
      const { status } = await carried(plan, { ...given, "/dua": ok });
      assert.deepEqual([status, plan.given.id], [200, value]);
    }
    const missing = planned([step({ captures: capture("json", "id") }), step({ url: "/dua" })]);
    const { status, asked, kept } = await carried(missing, { "/kirim": [200, "{}"], "/dua": ok });
    assert.deepEqual([status, asked, kept.length], [422, ["POST /kirim"], 0]);
  },

  "every sign of success that backends give is seen, and its absence too": async () => {
    const thanks = { "/kirim": [302, "", { location: "/terima-kasih?x=1" }], "/terima-kasih": [200, "<h1>"] };
    const form = { "/kirim": [302, "", { location: "/form" }], "/form": [200, "<form>"] };
    const says = (...answer) => ({ "/kirim": answer });
    const html = { "content-type": "text/html" };
    const cases = [
      [{}, says(200, "<html>"), 200], [{}, says(204), 200], [{}, says(404), 404], [{}, says(503), 503],
      [{ status: [201] }, says(201, "{}"), 200], [{ status: [201] }, says(200, "{}"), 422],
      [{ json: "status", equals: "true" }, says(200, '{"status":true}'), 200],
      [{ json: "status", equals: "true" }, says(200, '{"status":false}'), 422],
      [{ json: "success" }, says(200, '{"success":true}'), 200],
      [{ json: "success" }, says(200, '{"success":1}'), 200],
      ...["false", "null", '""', "0"].map((no) => [{ json: "success" }, says(200, `{"success":${no}}`), 422]),
      [{ json: "ok" }, says(200, "{}"), 422], [{ json: "ok" }, says(200, "<html>"), 422],
      [{ json: "type", equals: "success" }, says(200, '{"type":"success"}', html), 200],
      [{ json: "data.0.kode", equals: "00" }, says(200, '{"data":[{"kode":"00"}]}'), 200],
      [{ text: "success" }, says(200, "success"), 200], [{ text: "success" }, says(200, "gagal"), 422],
      [{ address: "/terima-kasih" }, thanks, 200], [{ address: "/terima-kasih" }, form, 422],
      [{ text: "Terima kasih" }, says(200, "<p>Terima kasih atas</p>"), 200],
      // All that is said must hold.
      [{ status: [201], text: "ok" }, says(200, "ok"), 422], [{ text: "ok", json: "ok" }, says(200, '"ok"'), 422],
      [{ status: [202], text: "ok", json: "ok" }, says(202, '{"ok":"y"}'), 200],
      [{ status: [201] }, says(422, "{}"), 422], [{}, says(419), 419],
    ];
    for (const [success, given, expected] of cases) {
      const got = await status(planned([step({ success })]), given);
      assert.equal(got, expected, JSON.stringify([success, given]));
    }
  },

  "a reply that cannot be read leaves it open whether it arrived": async () => {
    const success = { opaque: true };
    for (const answer of [ok, [500], [404]]) {
      const plan = planned([step({ success }), step({ url: "/dua" })], { credentials: "omit" });
      const { status, body, said, kept } = await carried(plan, { "/kirim": answer, "/dua": [200, "ya"] });
      assert.deepEqual([status, body, said, kept.map(({ at }) => at)], [2, "", "", [1, 2]]);
    }
    assert.equal(await status(planned([step({ success })]), { "/kirim": undefined }), 1);
  },

  "a request is made as the configuration says, and its reply is hidden only where it must be": async () => {
    const tokens = [token("json", "t", { page: "/api" })];
    const more = { credentials: "include", referrer: "origin", tokens };
    const steps = [step({ body: body() }), step({ success: { opaque: true } })];
    await carried(planned(steps, more), { "/api": [200, '{"t":"x"}'], "/kirim": ok });
    const how = made.map(({ mode, credentials, referrerPolicy, cache }) => [mode, credentials, referrerPolicy, cache]);
    const [asked, ...sent] = how;
    assert.deepEqual(asked, [undefined, "include", "origin", "no-store"]);
    assert.deepEqual(sent, [["cors", "include", "origin", "no-store"], ["no-cors", "include", "origin", "no-store"]]);
  },

  "a connection that is cut after sending may have brought it, and is not tried again": async () => {
    for (const repeatable of [true, false]) {
      const cut = await carried(planned([step()], { repeatable }), { "/": ok, "/kirim": undefined });
      assert.deepEqual([cut.status, cut.asked.filter((line) => line === "POST /kirim").length], [1, 1]);
    }
    // The head came, the body did not: what depends on it is open, what does not is not.
    const half = { "/kirim": [200, "ter", { "content-length": "9", connection: "close" }] };
    assert.equal(await status(planned([step({ success: { text: "terima" } })]), half), 1);
    assert.equal(await status(planned([step()]), half), 200);
  },

  "the server's own words are handed on, and never markup": async () => {
    const cases = [
      ['{"message":"Data tidak sah","errors":{"umur":["Umur wajib diisi."],"jk":["Pilih salah satu."]}}', "Umur wajib diisi. Pilih salah satu."],
      ['{"errors":["Satu","Dua"]}', "Satu Dua"], ['{"errors":"Satu"}', "Satu"], ['{"errors":{},"message":"Penuh"}', "Penuh"],
      ['{"detail":"Tutup"}', "Tutup"], ['{"error":{"message":"Salah"}}', "Salah"], ['{"pesan":"Sudah mengisi"}', "Sudah mengisi"],
      // Pydantic, WordPress, and what has a code.
      ['{"detail":[{"type":"missing","loc":["body","saran"],"msg":"Field required","input":{}}]}', "Field required"],
      ['{"success":false,"data":{"message":"Saran wajib diisi."}}', "Saran wajib diisi."], ['{"success":false,"data":"Tutup"}', "Tutup"],
      ['{"success":false,"data":{"id":"57"}}', ""], ['{"error":{"code":"penuh","message":"Penuh."}}', "Penuh."],
      ['{"message":"<b>x</b>"}', ""], ["<html>galat</html>", ""], ["null", ""], ['"teks"', ""], ['{"message":5}', ""],
      [JSON.stringify({ message: "x".repeat(400) }), "x".repeat(300)],
    ];
    for (const [text, said] of cases) {
      assert.equal((await carried(planned([step()]), { "/kirim": [422, text] })).said, said, text);
    }
    const denied = planned([step({ success: { json: "ok" } })]);
    assert.equal((await carried(denied, { "/kirim": [200, '{"ok":false,"pesan":"Periode tutup"}'] })).said, "Periode tutup");
  },

  "an address is that of the page's site, and a GET has no body": async () => {
    const plan = planned([step({ method: "GET", url: `/polling/${hole(0)}?x=1`, content_type: null, body: "" })],
      { tokens: [token("constant", "a/b c")] });
    const { asked } = await carried(plan, { "/polling/a%2Fb%20c": ok });
    assert.deepEqual(asked, ["GET /polling/a%2Fb%20c?x=1"]);
    assert.equal(await status(planned([step({ url: `${site}/lain` })]), { "/lain": ok }), 200);
  },
});
