// What `carry.js` finds in a page, for Node: a small HTTP server that notes every request, and of
// the page what Node lacks. The script is the one that ships.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const shipped = await readFile(new URL("../../dist/carry.js", import.meta.url), "utf8");
// Not imported by its name: in a folder without package.json Node takes .js for CommonJS.
export const { carry } = await import(`data:text/javascript,${encodeURIComponent(shipped)}`);

export const RANDOM = "5eed".repeat(6);
export const hole = (number, kind = "q") => `${kind}${RANDOM}${String(number).padStart(2, "0")}`;

// What came in, and what is answered by path: [status, body, headers], a function of the request,
// or nothing, where the connection is cut.
export const came = [];
let answers = {};
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => { body += part; });
  request.on("end", () => {
    const { method, url, headers } = request;
    came.push({ method, url, headers, body });
    const answer = answers[url.split("?")[0]];
    const given = typeof answer === "function" ? answer({ method, url, headers, body }) : answer;
    if (given === undefined) return request.socket.destroy();
    const [status, text = "", more = {}] = given;
    response.writeHead(status, more).end(text);
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
export const site = `http://127.0.0.1:${server.address().port}`;

// How each request was made, for what no server sees.
export const made = [];
const { fetch } = globalThis;
globalThis.fetch = (address, options) => {
  made.push(options);
  return fetch(address, options);
};

export const page = { cookie: "", baseURI: `${site}/halaman` };
globalThis.document = page;
globalThis.location = { href: `${site}/halaman#survei`, origin: site };
globalThis.window = globalThis;

// The elements that these tests ask for, found by their text; selectors are for real browsers.
globalThis.DOMParser = class {
  parseFromString(text) {
    const tags = [...text.matchAll(/<(input|meta)((?:\s+\w+="[^"]*")+)>/g)];
    const elements = tags.map(([, tag, inner]) => {
      const attributes = Object.fromEntries([...inner.matchAll(/(\w+)="([^"]*)"/g)].map((found) => found.slice(1)));
      const getAttribute = (name) => (name in attributes ? attributes[name] : null);
      return { tag, getAttribute, value: tag === "input" ? attributes.value : undefined, textContent: "" };
    });
    const named = /^(input)\[name=(\w+)\]$/;
    return {
      querySelectorAll: (tag) => elements.filter((element) => element.tag === tag),
      querySelector: (at) => elements.find(({ tag, getAttribute }) =>
        tag === at.match(named)[1] && getAttribute("name") === at.match(named)[2]) || null,
    };
  }
};

const quiet = console.warn;
export const warned = [];
console.warn = (...words) => warned.push(words.join(" "));

// One request as a form posts it.
export const step = (more = {}) => ({
  method: "POST", url: "/kirim", headers: [], content_type: "application/x-www-form-urlencoded",
  encoding: "urlencoded", body: "a=1", success: {}, captures: [], ...more,
});
export const token = (source, at, more = {}) => ({ name: "csrf", hole: hole(0), source, at, ...more });
export const planned = (steps, more = {}) => ({
  format: 1, repeatable: true, credentials: "same-origin", referrer: "no-referrer", tokens: [],
  steps, at: 0, given: {}, ...more,
});

// Carries a plan out against these answers: the result, and how often progress was kept.
export async function carried(plan, given) {
  answers = given;
  came.length = made.length = warned.length = 0;
  const kept = [];
  const result = await carry(plan, async (progress) => { kept.push(JSON.parse(JSON.stringify(progress))); });
  return { ...result, kept, asked: came.map(({ method, url }) => `${method} ${url}`) };
}

// Runs tests by name, and says how many passed as other runners do.
export async function run(tests) {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
    } catch (error) {
      failed += 1;
      console.error(`${name}: ${error.stack}`);
    }
  }
  server.close();
  server.closeAllConnections();
  console.warn = quiet;
  const passed = Object.keys(tests).length - failed;
  console.log(`test result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
