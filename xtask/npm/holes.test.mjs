// What a server tells is put into a request so that the server reads the same again, in every
// encoding, and never more than it.
import assert from "node:assert/strict";
import { came, carried, hole, planned, run, step, token } from "./carry.harness.mjs";

const ok = [200, "ok"];
const nasty = ["aB/1=", "a b+c&d=e%", "\"\\\n\r\t", "<script>&amp;'", "é😀\u2028", "~!*()'-._", "{key} q00"];

// What arrives when a value is put into this step.
async function sent(value, more, headers = []) {
  const tokens = [token("global", "nilai")];
  globalThis.nilai = value;
  const { status } = await carried(planned([step({ ...more, headers })], { tokens }), { "/kirim": ok });
  assert.equal(status, 200);
  return came[0];
}

await run({
  "a form reads the value that was told": async () => {
    for (const value of nasty) {
      const { body, headers } = await sent(value, { body: `x=1&t=${hole(0)}&y=2` });
      assert.deepEqual([...new URLSearchParams(body)], [["x", "1"], ["t", value], ["y", "2"]]);
      assert.ok(/^[\w*.+%=&-]*$/.test(body), body);
      assert.equal(headers["content-type"], "application/x-www-form-urlencoded");
    }
  },

  "JSON, also said to be text, reads the value that was told": async () => {
    for (const [encoding, type] of [["json", "application/json"], ["text", "text/plain;charset=utf-8"]]) {
      for (const value of nasty) {
        const more = { encoding, content_type: type, body: `{"t":"a${hole(0)}b","u":"${hole(0)}"}` };
        const { body, headers } = await sent(value, more);
        assert.deepEqual(JSON.parse(body), { t: `a${value}b`, u: value });
        assert.equal(headers["content-type"], type);
      }
    }
  },

  "a number and a flag stand bare where they are one, and are text where they are not": async () => {
    const body = `{"t":${hole(0, "n")}}`;
    for (const [value, expected] of [
      [812, "812"], ["-1.5e3", "-1.5e3"], [true, "true"], ["false", "false"],
      ["007", '"007"'], ["1 2", '"1 2"'], ["null", '"null"'], ["1,\"x\":2", '"1,\\"x\\":2"'],
    ]) {
      const more = { encoding: "json", content_type: "application/json", body };
      assert.equal((await sent(value, more)).body, `{"t":${expected}}`);
    }
    // Where nothing has a type, the same marker is the value.
    assert.equal((await sent("a b", { body: `t=${hole(0, "n")}` })).body, "t=a+b");
  },

  "XML holds the value and no element more": async () => {
    for (const value of nasty) {
      const more = { encoding: "xml", content_type: "text/xml;charset=utf-8", body: `<d a="${hole(0)}"><t>${hole(0)}</t></d>` };
      const { body } = await sent(value, more);
      const [, inner] = body.match(/^<d a="[^"<>]*"><t>([^<>]*)<\/t><\/d>$/);
      const read = inner.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
      assert.equal(read, value.replace(/[\n\r\t]/g, " "));
    }
  },

  "a part of a form with files holds the value and no part more": async () => {
    for (const value of nasty) {
      const type = "multipart/form-data; boundary=survei-1";
      const body = `--survei-1\r\nContent-Disposition: form-data; name="t"\r\n\r\n${hole(0)}\r\n--survei-1--\r\n`;
      const request = await sent(value, { encoding: "multipart", content_type: type, body });
      const form = await new Response(request.body, { headers: { "content-type": type } }).formData();
      assert.deepEqual([...form], [["t", value.replace(/[\n\r\t]/g, " ")]]);
    }
  },

  "a header holds the value and no header more": async () => {
    const { headers } = await sent("T\r\nX-Lain: y", {}, [["X-CSRF-TOKEN", `Bearer ${hole(0)}`], ["Accept", "application/json"]]);
    assert.deepEqual([headers["x-csrf-token"], headers["x-lain"], headers.accept], ["Bearer T  X-Lain: y", undefined, "application/json"]);
  },

  "a value in the address is one part of it": async () => {
    globalThis.nilai = "9/1?x#y";
    const plan = planned([step({ url: `/jawab/${hole(0)}` })], { tokens: [token("global", "nilai")] });
    const { asked } = await carried(plan, { "/jawab/9%2F1%3Fx%23y": ok });
    assert.deepEqual(asked, ["POST /jawab/9%2F1%3Fx%23y"]);
  },

  "what is put in is not searched again, and what is no hole of this plan stays": async () => {
    const tokens = [token("constant", hole(1)), { ...token("constant", "dua"), hole: hole(1) }];
    const strange = `q${"0".repeat(24)}00`;
    const plan = planned([step({ body: `a=${hole(0)}&b=${hole(1)}&c=${strange}` })], { tokens });
    await carried(plan, { "/kirim": ok });
    assert.equal(came[0].body, `a=${hole(1)}&b=dua&c=${strange}`);
  },

  "a value that no header can hold is not sent at all": async () => {
    globalThis.nilai = "😀";
    const plan = planned([step({ headers: [["X-A", hole(0)]] })], { tokens: [token("global", "nilai")] });
    const { status, asked } = await carried(plan, { "/kirim": ok });
    assert.deepEqual([status, asked], [0, []]);
  },
});
