// The real collector, with a database of its own, and what it is asked.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CONFIG } from "./response.mjs";

const TOKEN = "token-untuk-pengujian";

// What has not come by then will not come, in milliseconds.
const PATIENCE = 60_000;

export class Collector {
  // Starts the program, and gives it when it listens.
  static async start(program) {
    const folder = mkdtempSync(join(tmpdir(), "survei-outbox-"));
    const config = join(folder, "survei.json");
    writeFileSync(config, JSON.stringify(CONFIG));
    const options = ["--config", config, "--data", join(folder, "responses.sqlite"), "--listen", "127.0.0.1:0", "--token", TOKEN];
    const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
    const collector = new Collector(child, folder);
    try {
      const line = await new Promise((resolve, reject) => {
        createInterface({ input: child.stdout }).once("line", resolve);
        child.once("error", reject);
        child.once("exit", (code) => reject(new Error(`the collector ended with ${code}`)));
        setTimeout(reject, PATIENCE, new Error("the collector does not start")).unref();
      });
      const [, host, port] = /^listening on http:\/\/(.+):(\d+)$/.exec(line) || [];
      if (!port) throw new Error(`the collector said ${JSON.stringify(line)}`);
      Object.assign(collector, { host, port });
    } catch (error) {
      collector.stop();
      throw error;
    }
    return collector;
  }

  constructor(child, folder) {
    Object.assign(this, { child, folder });
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
    // Whatever ends this program ends the other.
    this.end = () => this.child.kill("SIGKILL");
    process.once("exit", this.end);
  }

  stop() {
    process.removeListener("exit", this.end);
    this.child.removeAllListeners("exit");
    this.agent.destroy();
    this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  // Hands a body in. Status and text of the answer.
  post(body) {
    return this.ask("POST", "/api/responses", body);
  }

  // Hands a body in and hangs up at once: whether it is taken in, nobody knows.
  postAndLeave(body) {
    return new Promise((resolve) => {
      const request = http.request(this.options("POST", "/api/responses", false), (answer) => answer.destroy());
      request.on("error", () => {});
      request.on("close", resolve);
      request.end(body, () => request.destroy());
    });
  }

  // Its table of all responses, as text.
  async table() {
    const { status, text } = await this.ask("GET", "/api/responses.csv?full=1");
    if (status !== 200) throw new Error(`the table: ${status} ${text}`);
    return text;
  }

  ask(method, path, body) {
    return new Promise((resolve, reject) => {
      const request = http.request(this.options(method, path, this.agent), (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString() }));
      });
      request.setTimeout(PATIENCE, () => request.destroy(new Error("the collector does not answer")));
      request.on("error", reject);
      request.end(body);
    });
  }

  options(method, path, agent) {
    const { host, port } = this;
    const json = { "content-type": "application/json", accept: "application/json" };
    const headers = method === "POST" ? json : { authorization: `Bearer ${TOKEN}` };
    return { host, port, method, path, agent, headers };
  }
}

// A table with a head, `;` between cells and quotes where they are needed, as records.
export function records(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ";") rows.push([]);
  }
  rows.pop();
  const [head, ...others] = rows;
  return others.map((cells) => Object.fromEntries(head.map((name, place) => [name, cells[place]])));
}
