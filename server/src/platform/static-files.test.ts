import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { createHttp } from "./http.ts";
import { serveStatic } from "./static-files.ts";

let folder: string;
let app: FastifyInstance;
const put = (name: string, text: string) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "amends-static-"));
  put("index.html", "workbench");
  put("portal/index.html", "portal");
  put("assets/app-1.js", "code()");
  writeFileSync(join(folder, "assets/app-1.js.br"), brotliCompressSync("code()"));
  put(".built-from", "secret");
  put(".vite/manifest.json", "{}");
  app = await createHttp(readConfig({ AMENDS_LOG_LEVEL: "silent" }));
  serveStatic(app, folder);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

test.each([
  ["/", "workbench"],
  ["/complaints/12?view=mine", "workbench"],
  ["/portal", "portal"],
  ["/portal/t/abc", "portal"],
])("%s gives the page of the %s", async (url, page) => {
  const answer = await get(url);
  expect([answer.statusCode, answer.body, answer.headers["cache-control"]]).toEqual([200, page, "no-cache"]);
});

test("files with hashed names are kept for a year and come compressed to whoever takes it", async () => {
  const plain = await get("/assets/app-1.js");
  expect([plain.body, plain.headers["cache-control"], plain.headers["content-encoding"]]).toEqual(["code()", "public, max-age=31536000, immutable", undefined]);
  const packed = await get("/assets/app-1.js", { "accept-encoding": "gzip, br" });
  expect(packed.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe("code()");
  expect((await get("/assets/app-1.js", { "accept-encoding": "br;q=0" })).body).toBe("code()");
});

test("an unchanged file is not sent again", async () => {
  const { headers } = await get("/");
  expect((await get("/", { "if-none-match": String(headers["etag"]) })).statusCode).toBe(304);
});

test.each(["/assets/gone.js", "/.built-from", "/.vite/manifest.json", "/../package.json", "/%2e%2e/package.json", "/api/none", "/favicon.ico"])(
  "%s is refused instead of a page",
  async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  },
);

test("a new build is served without a new start", async () => {
  put("index.html", "second build");
  put("assets/app-2.js", "code2()");
  expect((await get("/")).body).toBe("second build");
  expect((await get("/assets/app-2.js")).body).toBe("code2()");
  put("index.html", "workbench");
});
