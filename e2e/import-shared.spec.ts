import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { useInstallation } from "./support/installation.ts";
import { callAs } from "./support/people.ts";

const desk = useInstallation("empty");
const folder = new URL("../../shared/data/", import.meta.url);

type Preview = { id: string; encoding: string; suggestedMapping: readonly (string | null)[] };
type Progress = { status: string; total: number; created: number; duplicates: number; bad: number };

test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext();
  await callAs(request, desk.url, "post", "/api/setup/team", {
    companyName: "Dawn",
    language: "en",
    timeZone: "UTC",
    currency: "USD",
    name: "Claire Moreau",
    email: "claire@example.com",
    password: "Eine-lange-Losung-7",
  });
  await request.dispose();
});

for (const [name, encoding] of [
  ["complaints-zh.csv", "utf-8"],
  ["complaints-zh-gb18030.csv", "gb18030"],
  ["complaints-en.csv", "utf-8"],
] as const) {
  test(`the shared file ${name} goes in completely`, async ({ page }) => {
    const file = new URL(name, folder);
    test.skip(!existsSync(file), `did not run: ../shared/data/${name} is not on this machine; the fixtures of the three journeys have the same shapes`);
    test.setTimeout(480_000);
    const call = <T>(method: "get" | "post", path: string, data?: unknown) => callAs<T>(page.request, desk.url, method, path, data);
    await call("post", "/api/auth/sign-in/email", { email: "claire@example.com", password: "Eine-lange-Losung-7" });
    const upload = await page.request.post(`${desk.url}/api/imports`, {
      headers: { origin: desk.url },
      multipart: { file: { name, mimeType: "text/csv", buffer: readFileSync(file) } },
    });
    const preview = (await upload.json()) as Preview;
    expect(preview.encoding).toBe(encoding);
    await call("post", `/api/imports/${preview.id}/start`, { mapping: preview.suggestedMapping });
    const progress = () => call<Progress>("get", `/api/imports/${preview.id}`);
    await expect.poll(async () => (await progress()).status, { timeout: 220_000, intervals: [500] }).toBe("finished");
    const { total, created, duplicates, bad } = await progress();
    test.info().annotations.push({ type: "rows", description: `${created} of ${total}, ${duplicates} here already` });
    expect(bad).toBe(0);
    expect(created + duplicates).toBe(total);
    expect(total).toBeGreaterThan(100);
    await page.goto(`${desk.url}/complaints?view=all`);
    await expect(page.locator("[data-complaint-row]").first()).toBeVisible();
  });
}
