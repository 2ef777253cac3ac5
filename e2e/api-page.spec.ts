import { expect, test } from "@playwright/test";
import { useInstallation } from "./support/installation.ts";

const installation = useInstallation("empty");

test("the page to try the API shows the routes and runs a request, under its own policy", async ({ page }) => {
  test.slow(); // a page of two hundred routes, drawn by somebody else
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${installation.url}/api/docs`);
  const operation = page.locator(".opblock", { hasText: "/api/health" });
  await operation.locator(".opblock-summary-control").click({ timeout: 60_000 });
  await operation.getByRole("button", { name: "Execute" }).click({ timeout: 60_000 });
  await expect(operation.locator(".live-responses-table tbody .response-col_status").first()).toContainText("200");
  expect(complaints).toEqual([]);
});
