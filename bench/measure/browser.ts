import { existsSync } from "node:fs";
import { mailOf, password } from "../fill/fill.ts";
import { percentile, report } from "./figure.ts";
import type { RunningServer } from "./server.ts";

const clicks = 40;

/** Time from a click on a row of the list to the complaint being readable, in a real browser. */
export async function measureBrowser(server: RunningServer): Promise<void> {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.request.post(`${server.url}/api/auth/sign-in/email`, { data: { email: mailOf("manager"), password }, headers: { origin: server.url } });
    await page.goto(`${server.url}/complaints?view=all`);
    await page.locator("[data-complaint-row]").first().waitFor();
    const times: number[] = [];
    for (let i = 0; i < clicks; i++) {
      times.push(
        await page.evaluate(async (n) => {
          const rows = document.querySelectorAll<HTMLElement>("[data-complaint-row]");
          const row = rows[n % rows.length];
          const number = row?.dataset.complaintRow ?? "";
          const began = performance.now();
          (row?.querySelector<HTMLElement>("a, button") ?? row)?.click();
          const until = began + 5_000;
          while (performance.now() < until) {
            if (document.querySelector(`[data-complaint-open="${number}"]`)) return performance.now() - began;
            await new Promise((later) => requestAnimationFrame(later));
          }
          return 5_000;
        }, i + 1),
      );
      await page.waitForTimeout(150);
    }
    times.sort((a, b) => a - b);
    report("browser.open.p50", percentile(times, 0.5), "ms", null);
    report("browser.open.p95", percentile(times, 0.95), "ms", 150);
  } finally {
    await browser.close();
  }
}
