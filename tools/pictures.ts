// `npm run pictures`: takes the README's pictures from the running product with demo data in a folder of its own.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { stopLeftover } from "../server/src/platform/db/postgres-server.ts";
import { checkout } from "./node24.mjs";
import { startServer } from "./running-server.ts";

type Row = {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly phase: string;
  readonly state: string;
  readonly severity: string;
};
type Look = { readonly role: string; readonly language: "zh-CN" | "zh-TW" | "en"; readonly theme: "light" | "dark" };

const folder = mkdtempSync(join(tmpdir(), "amends-pictures-"));
chmodSync(folder, 0o755);
const pictures = join(checkout, "docs/pictures");
mkdirSync(pictures, { recursive: true });
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const server = await startServer({ AMENDS_DATA_DIR: folder });
await server.ready();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });

/** A call from a page of the product, with its cookies and origin. */
const call = <T>(page: Page, method: string, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([m, p, b]) => {
      const answer = await fetch(p as string, {
        method: m as string,
        headers: { "content-type": "application/json" },
        ...(b === undefined ? {} : { body: JSON.stringify(b) }),
      });
      return answer.status === 204 ? undefined : answer.json();
    },
    [method, path, body] as const,
  ) as Promise<T>;

async function signedIn({ role, language, theme }: Look, viewport = { width: 1440, height: 900 }): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport, locale: language, colorScheme: theme, timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await page.goto(`${server.address}/sign-in`);
  const { people } = await call<{ people: { id: string; role: string }[] }>(page, "GET", "/api/demo/people");
  await call(page, "POST", "/api/demo/switch", { personId: people.find((p) => p.role === role)?.id });
  await call(page, "PATCH", "/api/me/profile", { language, theme });
  return { page, context };
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
}

/** The newest open complaint of a language that has come furthest: it has something to show in every phase. */
async function richest(page: Page, language: string): Promise<Row> {
  const { rows } = await call<{ rows: Row[] }>(page, "GET", "/api/complaints?view=all&state=open&sort=newest&limit=100");
  const own = rows.filter((r) => r.language === language);
  const row = own.find((r) => r.phase === "carryOut" && r.severity === "serious") ?? own.find((r) => r.phase === "carryOut") ?? own[0];
  if (!row) throw new Error(`no open complaint in ${language}`);
  return row;
}

try {
  const first = await browser.newPage();
  await first.goto(`${server.address}/sign-in`);
  await call(first, "POST", "/api/setup/demo", {});
  for (const [language, name] of [
    ["en", "complaint-en-light"],
    ["zh-CN", "complaint-zh-CN-light"],
  ] as const) {
    const { page, context } = await signedIn({ role: "manager", language, theme: "light" });
    const row = await richest(page, language);
    await page.goto(`${server.address}/complaints/${row.id}?view=all`);
    await page.locator("[data-complaint-open]").waitFor();
    await take(page, name);
    if (language === "en") {
      await page.getByRole("button", { name: "Close the case" }).first().click();
      await page.getByRole("dialog").waitFor();
      await take(page, "closing-en-light");
    } else {
      const { url } = await call<{ url: string }>(page, "POST", `/api/complaints/${row.id}/tracking-links`, {});
      const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
      await phone.goto(url);
      await take(phone, "tracking-zh-CN-phone");
    }
    await context.close();
  }
  const list = await signedIn({ role: "supervisor", language: "zh-CN", theme: "dark" });
  await list.page.goto(`${server.address}/complaints?view=all`);
  await list.page.locator("[data-complaint-row]").first().waitFor();
  await take(list.page, "list-zh-CN-dark");
  const intake = await signedIn({ role: "agent", language: "zh-TW", theme: "light" });
  await intake.page.goto(`${server.address}/complaints/new`);
  const words = "上週新車交車隔天，煞車踩下去發軟還有異音，打電話到服務廠等了兩天沒有人回。我要的是一個說法，再不處理我就找記者和消保官。";
  await intake.page.locator("textarea").first().fill(words);
  await intake.page.waitForTimeout(2_500);
  await take(intake.page, "intake-zh-TW-light");
} finally {
  await browser.close();
  server.child.kill("SIGTERM");
  await server.exited;
  await stopLeftover(join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
}
