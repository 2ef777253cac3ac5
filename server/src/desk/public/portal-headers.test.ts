import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../platform/config.ts";
import { createHttp } from "../../platform/http.ts";
import { serveStatic } from "../../platform/static-files.ts";
import { addPortalHeaders } from "./portal-headers.ts";

const folder = mkdtempSync(join(tmpdir(), "amends-portal-"));
mkdirSync(join(folder, "portal"), { recursive: true });
const page = (style: string) => writeFileSync(join(folder, "portal", "index.html"), `<!doctype html><style id="palette">${style}</style><p>page</p>`);
page(":root{color:red}");
writeFileSync(join(folder, "index.html"), "<!doctype html><p>workbench</p>");

test("the customer's page keeps its address to itself and runs nothing but its own", async () => {
  const app = await createHttp(readConfig({ AMENDS_LOG_LEVEL: "silent" }));
  addPortalHeaders(app, folder);
  serveStatic(app, folder);
  app.get("/api/public/x", async () => ({}));
  const get = (url: string) => app.inject({ method: "GET", url });
  for (const url of ["/portal/", "/portal", "/portal/t/abcdefghijklmnopqrstuvwxyz", "/portal/?company=x"]) {
    const { body, headers } = await get(url);
    expect(body).toContain("page");
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow", "x-content-type-options": "nosniff" });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-[\w+/]+=*'; /);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*/);
  }
  const before = (await get("/portal/")).headers["content-security-policy"];
  await new Promise((resolve) => setTimeout(resolve, 20));
  page(":root{color:blue}");
  expect((await get("/portal/")).headers["content-security-policy"]).not.toBe(before); // a new build under a running server
  expect((await get("/api/public/x")).headers).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });
  expect((await get("/complaints")).headers["referrer-policy"]).toBe("same-origin");
  await app.close();
});
