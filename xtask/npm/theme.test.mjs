// Whatever colours a page gives, what is painted can be read: more than a million of them, in light
// and dark, against every pair of colours in the style sheet, by a reckoning of WCAG of its own. The
// script is the one that ships. SURVEI_SEED repeats a run.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const shipped = await readFile(new URL("../../dist/theme.js", import.meta.url), "utf8");
const { OWN, PAIRS, palette } = await import(`data:text/javascript,${encodeURIComponent(shipped)}`);
const sheet = await readFile(new URL("../../src/ui/widget.css", import.meta.url), "utf8");

const NAMES = Object.keys(OWN.light);
const SCHEMES = [OWN.light, OWN.dark];
const ofHex = (text) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));

// Relative luminance as WCAG 2.2 defines it, with the threshold that it prints.
const linear = new Float64Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  const part = byte / 255;
  linear[byte] = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
}
const light = (colour) => 0.2126 * linear[colour[0]] + 0.7152 * linear[colour[1]] + 0.0722 * linear[colour[2]];
function contrast(one, other) {
  const [a, b] = [light(one), light(other)];
  return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

// Numbers that look random, the same for the same seed (mulberry32).
const seed = Number(process.env.SURVEI_SEED ?? 20261127);
let state = seed;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const byte = () => Math.floor(chance() * 256);
const colour = () => [byte(), byte(), byte()];

let tried = 0;

// Every promise about one palette.
function check(given, own) {
  tried += 1;
  const made = palette(given, own);
  const told = () => JSON.stringify({ given, made });
  for (const name of NAMES) {
    for (const part of made[name]) if (!(Number.isInteger(part) && part >= 0 && part <= 255)) assert.fail(`no colour: ${name} ${told()}`);
  }
  for (const [over, under, ratio] of PAIRS) {
    const found = contrast(made[over], made[under]);
    if (found < ratio) assert.fail(`${over} on ${under}: ${found} ${told()}`);
  }
  return made;
}

// Whether a given colour does as it is, on what is painted below it.
const isGood = (name, found, made) => PAIRS.every(([over, under, ratio]) => over !== name || contrast(found, made[under]) >= ratio);

function unchanged(given, made) {
  for (const name of ["text", "muted", "accent", "border", "error", "on-accent"]) {
    if (given[name] && isGood(name, given[name], made)) assert.deepEqual(made[name], given[name], `${name} was good: ${JSON.stringify(given)}`);
  }
  if (given.surface) assert.deepEqual(made.surface, given.surface);
}

const again = (made, own) => assert.deepEqual(palette(made, own), made, "what was mended is mended again");

const tests = {
  "every colour of the style sheet is known, in its own light and dark, and none comes from a page": () => {
    const blocks = [...sheet.matchAll(/^[^{}]*\[part="root"\][^{}]*\{([^{}]*--accent:[^{}]*)\}/gm)].map(([, rules]) => rules);
    assert.equal(blocks.length, 3);
    for (const [at, block] of blocks.entries()) {
      const found = Object.fromEntries([...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, text]) => [name, text.length === 4 ? text.replace(/\w/g, "$&$&") : text]));
      assert.deepEqual(found, at ? OWN.dark : OWN.light);
    }
    const named = new Set([...sheet.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
    assert.deepEqual([...named].filter((name) => !NAMES.includes(name)).sort(), ["radius", "survei-font", "survei-radius"]);
    // Nothing else has a colour of its own, beside those that the system chooses.
    const rest = blocks.reduce((text, block) => text.replace(block, ""), sheet);
    assert.doesNotMatch(rest, /#[0-9a-f]{3,8}\b(?![^{}]*\{)|rgba?\(|hsla?\(/);
  },

  "every use of a colour in the style sheet is among the pairs": () => {
    const has = (over, under, ratio) => PAIRS.some((pair) => pair[0] === over && pair[1] === under && pair[2] >= ratio);
    const surfaces = ["surface", "tint", "error-tint"];
    for (const [, selector, rules] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const place = selector.trim().split("\n").pop();
      const used = (property) => [...rules.matchAll(new RegExp(`(?:^|[\\s;])(?:${property})\\s*:\\s*([^;]*)`, "g"))]
        .flatMap(([, value]) => [...value.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name)).filter((name) => NAMES.includes(name));
      const [over] = used("color");
      const [under] = used("background|background-color");
      if (over && under && !/progress/.test(place)) assert.ok(has(over, under, 4.5), `${place}: ${over} on ${under}`);
      else if (over) for (const below of surfaces) assert.ok(over === "on-accent" || has(over, below, 4.5), `${place}: ${over} on ${below}`);
      if (under && !surfaces.includes(under)) assert.ok(["accent", "line"].includes(under), `${place}: a surface of ${under}`);
      // A bar lies on its track.
      if (under === "accent" && !over) assert.ok(has("accent", "line", 3), `${place}: its track`);
      for (const edge of used("border(?:-[a-z-]+)?|outline(?:-color)?")) {
        // A line only parts what is told apart without it.
        if (edge !== "line") for (const below of surfaces) assert.ok(has(edge, below, 3), `${place}: ${edge} on ${below}`);
      }
    }
  },

  "the widget's own colours stay as they are, byte for byte": () => {
    for (const own of SCHEMES) {
      const made = check({}, own);
      for (const name of NAMES) assert.deepEqual(made[name], ofHex(own[name]), name);
    }
  },

  "a brand colour of every shade can be read, and a good one stays": () => {
    // 75 × 75 × 75 colours, both ends among them.
    for (let red = 0; red < 75; red += 1) {
      for (let green = 0; green < 75; green += 1) {
        for (let blue = 0; blue < 75; blue += 1) {
          const accent = [red, green, blue].map((step) => Math.round(step * 255 / 74));
          for (const own of SCHEMES) {
            const made = check({ accent }, own);
            if (isGood("accent", accent, made)) assert.deepEqual(made.accent, accent);
          }
        }
      }
    }
  },

  "any accent, at random": () => {
    for (let turn = 0; turn < 300_000; turn += 1) {
      const given = { accent: colour() };
      for (const own of SCHEMES) unchanged(given, check(given, own));
    }
  },

  "any colours together, surfaces as well, and nothing is mended twice": () => {
    for (let turn = 0; turn < 280_000; turn += 1) {
      const given = {};
      const share = chance();
      for (const name of NAMES) if (chance() < share) given[name] = colour();
      for (const own of SCHEMES) {
        const made = check(given, own);
        unchanged(given, made);
        if (turn % 5 === 0) again(made, own);
      }
    }
  },

  "surfaces in the middle between black and white, and the grey ones": () => {
    for (let grey = 0; grey < 256; grey += 1) {
      for (const accent of [[grey, grey, grey], [255, 255, 0], [0, 0, 255], [128, 128, 128], colour()]) {
        const surface = [grey, grey, grey];
        for (const own of SCHEMES) again(check({ surface, accent, text: surface, tint: colour(), line: accent, "error-tint": colour() }, own), own);
      }
    }
  },

  "what is mended keeps its hue and moves no further than it must": () => {
    const hue = (of) => {
      const [red, green, blue] = of.map((part) => part / 255);
      const most = Math.max(red, green, blue);
      const reach = most - Math.min(red, green, blue);
      const turned = most === red ? (green - blue) / reach : most === green ? 2 + (blue - red) / reach : 4 + (red - green) / reach;
      return (turned * 60 + 360) % 360;
    };
    let mended = 0;
    for (let turn = 0; turn < 20_000; turn += 1) {
      const accent = colour();
      for (const own of SCHEMES) {
        const made = palette({ accent }, own);
        const reach = (of) => Math.max(...of) - Math.min(...of);
        if (isGood("accent", accent, made)) continue;
        mended += 1;
        // Below that, whole numbers have no better hue.
        if (reach(accent) > 60 && reach(made.accent) > 60) {
          const apart = Math.abs(hue(accent) - hue(made.accent));
          assert.ok(Math.min(apart, 360 - apart) < 2, `${accent} ${made.accent}`);
        }
        const tightest = Math.min(...PAIRS.filter(([over]) => over === "accent").map(([, under, ratio]) => contrast(made.accent, made[under]) / ratio));
        assert.ok(tightest < 1.06, `${accent} became ${made.accent}, ${tightest}`);
      }
    }
    assert.ok(mended > 10_000, `${mended} were to be mended`);
  },
};

const begun = Date.now();
let [passed, failed] = [0, 0];
for (const [name, work] of Object.entries(tests)) {
  try {
    work();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.error(`${name}\n${error.message}`);
  }
}
console.log(`${tried} palettes, ${Math.round((Date.now() - begun) / 1000)} s`);
// Each in light and in dark.
if (tried < 2_000_000) {
  console.error("fewer than a million colours");
  failed += 1;
}
console.log(`test result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed (seed ${seed})`);
process.exitCode = failed ? 1 : 0;
