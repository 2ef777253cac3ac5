// `npm run pictures`: takes the README's pictures from the running product with demo data in a folder of its own.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { stopLeftover } from "../server/src/platform/db/postgres-server.ts";
import { checkout } from "./node24.mjs";
import { withPalette } from "./png-palette.ts";
import { startServer } from "./running-server.ts";

type Language = "zh-CN" | "zh-TW" | "en";
type Row = { readonly id: string; readonly language: string; readonly phase: string; readonly severity: string };
type Opened = { readonly timeline: readonly { type: string; kind?: string }[]; readonly complaint: { steps: readonly { done: unknown }[] } };

/** Largest size of a picture: the README is read over slow lines too. */
const most = 250_000;
const desktop = { width: 1440, height: 900 };

const folder = mkdtempSync(join(tmpdir(), "amends-pictures-"));
chmodSync(folder, 0o755);
const pictures = join(checkout, "docs/pictures");
mkdirSync(pictures, { recursive: true });
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const server = await startServer({ AMENDS_DATA_DIR: folder });
await server.ready();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });

async function newPage(language: Language, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: language, timezoneId: "Asia/Shanghai", baseURL: server.address, reducedMotion: "reduce", ...options });
  return context.newPage();
}

/** A call with the cookies of a page. @throws when it is refused. */
async function call<T>(page: Page, method: "get" | "post" | "patch", path: string, data?: unknown): Promise<T> {
  const answer = await page.request[method](path, { headers: { origin: server.address }, ...(data === undefined ? {} : { data }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Somebody of the demo who works in this language, so that the complaints around are in it too. */
async function as(name: string, language: Language, theme: "light" | "dark"): Promise<Page> {
  const page = await newPage(language, { viewport: desktop, colorScheme: theme });
  const { people } = await call<{ people: { id: string; name: string }[] }>(page, "get", "/api/demo/people");
  await call(page, "post", "/api/demo/switch", { personId: people.find((p) => p.name.includes(name))?.id });
  await call(page, "patch", "/api/me/profile", { language, theme });
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(500); // lists and timelines have scrolled to their place
  const path = join(pictures, `${name}.png`);
  const png = withPalette(await page.screenshot({ animations: "disabled" }));
  if (png.length > most) throw new Error(`${name}.png would have ${png.length} bytes`);
  writeFileSync(path, png);
  console.log(`docs/pictures/${name}.png ${Math.round(png.length / 1000)} kB`);
}

/** The open complaint of a language with the most to see: words of the customer and the team at the end, a plan; `unfinished` = with steps left. */
async function richest(page: Page, language: Language, unfinished = false): Promise<string> {
  const { rows } = await call<{ rows: Row[] }>(page, "get", "/api/complaints?view=all&state=open&phase=carryOut&limit=100");
  let best = { id: "", score: -1 };
  for (const { id, language: own, severity } of rows.slice(0, 40)) {
    if (own !== language) continue;
    const { timeline, complaint } = await call<Opened>(page, "get", `/api/complaints/${id}`);
    const said = timeline.slice(-7).filter((item) => item.type === "message").length;
    const open = complaint.steps.filter((step) => !step.done).length;
    if (unfinished && open === 0) continue;
    const score = Math.min(said, 2) * 2 + (open > 0 ? 3 : 0) + (severity === "serious" ? 1 : 0);
    if (score > best.score) best = { id, score };
  }
  if (!best.id) throw new Error(`no open complaint in ${language}`);
  return best.id;
}

async function openComplaint(page: Page, id: string): Promise<void> {
  await page.goto(`/complaints/${id}?view=all`);
  await page.locator("[data-complaint-open]").waitFor();
}

try {
  const first = await newPage("en", {});
  await call(first, "post", "/api/setup/demo", {});

  const english = await as("Maya", "en", "light");
  await openComplaint(english, await richest(english, "en"));
  await take(english, "complaint-en-light");
  await openComplaint(english, await richest(english, "en", true));
  await english.keyboard.press("e");
  await english.getByRole("radio", { name: "Accepted by the customer" }).check();
  await english.getByRole("radio", { name: "Satisfied", exact: true }).check();
  await take(english, "closing-en-light");

  const chinese = await as("徐慧敏", "zh-CN", "light");
  const id = await richest(chinese, "zh-CN");
  await openComplaint(chinese, id);
  await take(chinese, "complaint-zh-CN-light");
  const { url } = await call<{ url: string }>(chinese, "post", `/api/complaints/${id}/tracking-links`, {});
  const phone = await newPage("zh-CN", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await phone.goto(url);
  await phone.locator("h1").waitFor();
  await take(phone, "tracking-zh-CN-phone");

  const dark = await as("徐慧敏", "zh-CN", "dark");
  await dark.goto("/complaints?view=all");
  await dark.locator("[data-complaint-row]").first().waitFor();
  await take(dark, "list-zh-CN-dark");

  const intake = await as("陳柏翰", "zh-TW", "light");
  await intake.goto("/complaints/new");
  await intake.getByRole("textbox", { name: /^姓名/ }).fill("林志豪");
  await intake.getByRole("textbox", { name: /^聯絡方式/ }).fill("0912 345 678");
  await intake
    .locator("textarea")
    .first()
    .fill("帳單已經繳了，門號還是被停話兩天，店員只說系統問題，態度很差。打電話到客服等了四十分鐘沒有人接，再不處理我就找消保官。");
  await intake.getByRole("button", { name: /›/ }).first().waitFor();
  await take(intake, "intake-zh-TW-light");
} finally {
  await browser.close();
  server.child.kill("SIGTERM");
  await server.exited;
  await stopLeftover(join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
}
