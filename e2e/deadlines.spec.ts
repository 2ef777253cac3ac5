import { expect, test } from "@playwright/test";
import { buttonOf, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { demoPerson } from "./support/people.ts";
import { texts } from "./support/texts.ts";

const desk = useInstallation("demo");
const say = texts("zh-CN");

test("a company sets deadlines of its own, sees what they mean before saving, and open complaints follow", async ({ browser }) => {
  const { page, call } = await demoPerson(browser, desk, "顾明远", { language: "zh-CN" });
  await page.goto("/settings/deadlines");
  await buttonOf(page, say("deadline:own.begin")).click();
  const name = `${say("words:dueKind.firstResponse")}, ${say("words:severity.serious")}`;
  await page.getByLabel(say("deadline:own.unitOf", { what: name })).selectOption("minutes");
  await page.getByLabel(say("deadline:own.numberOf", { what: name })).fill("45");
  const friday = fieldOf(page, say, "deadline:preview.receivedAt");
  await friday.fill("2026-12-04 17:30");
  await friday.press("Enter");
  const first = page.getByRole("listitem").filter({ hasText: "45 分钟" });
  await expect(first).toContainText("18:15"); // half an hour later than the shop closes: minutes run day and night

  await page.getByLabel("星期一").fill("9:00-12:00, 11:00-18:00");
  await buttonOf(page, say("deadline:save")).click();
  await expect(page.getByLabel("星期一")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("星期一").fill("9到12、13:30～18");
  await buttonOf(page, say("deadline:save")).click();
  await expect(page.getByText(say("deadline:saved")).first()).toBeVisible();
  await expect(page.getByText(say("deadline:own.version", { version: "1" }))).toBeVisible();

  const { id } = await call<{ id: string }>("post", "/api/complaints", {
    complainant: { name: "刘敏", contacts: [{ kind: "phone", value: "13800001234" }] },
    intake: {
      title: "交车时间一拖再拖",
      facts: "说好上周交车，到今天也没有人给我准信。",
      demand: { types: ["explanation"], text: "给个准日子" },
      channel: "email",
      categoryId: "serviceAttitude.cold",
      occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
      respondent: { unit: "销售部" },
    },
  });
  const { clocks } = await call<{ clocks: { packId: string; ruleId: string }[] }>("get", `/api/complaints/${id}/clocks`);
  expect(clocks.filter(({ ruleId }) => ruleId === "first").map(({ packId }) => packId)).toEqual(["own"]);
});
