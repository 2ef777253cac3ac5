import { createHmac } from "node:crypto";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { buttonOf, dialogOf, expectSaid, fieldOf } from "./support/fields.ts";
import { useInstallation } from "./support/installation.ts";
import { texts } from "./support/texts.ts";

const installation = useInstallation("empty");
const say = texts("zh-TW");
const password = "qing tian hua kai le";
const newPassword = "yi ju hen chang de hua";

async function open(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: installation.url, locale: "zh-TW", timezoneId: "Asia/Taipei" });
  return context.newPage();
}

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await fieldOf(page, say, "accounts:field.email").fill(email);
  await fieldOf(page, say, "accounts:field.password").fill(secret);
  await buttonOf(page, say("accounts:signIn.do")).click();
}

/** The code an authenticator app shows now (RFC 6238, SHA-1, six digits, 30 seconds). */
function codeOf(secret: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll("=", "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  return String((hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a team is set up, a person invited, uses a second factor, gets a new password, and leaves", async ({ browser }) => {
  const manager = await open(browser);
  await manager.goto("/");
  await buttonOf(manager, say("accounts:welcome.team")).click();
  await fieldOf(manager, say, "accounts:setup.company").fill("晴川家電");
  await fieldOf(manager, say, "accounts:setup.name").fill("周寧");
  await fieldOf(manager, say, "accounts:field.email").fill("zhou@example.com");
  await fieldOf(manager, say, "accounts:field.password").fill("1234567890");
  await buttonOf(manager, say("accounts:setup.do")).click();
  await expect(fieldOf(manager, say, "accounts:field.password"), "a password everybody tries first is refused at its field").toBeFocused();
  await fieldOf(manager, say, "accounts:field.password").fill(password);
  await buttonOf(manager, say("accounts:setup.do")).click();
  await expect(manager).toHaveURL(/\/complaints/);

  await manager.goto("/people");
  await buttonOf(manager, say("accounts:invite.title")).click();
  await fieldOf(dialogOf(manager), say, "accounts:field.email").fill("lin@example.com");
  await buttonOf(dialogOf(manager), say("accounts:invite.make")).click();
  const invitation = await dialogOf(manager).locator("code").innerText();
  await buttonOf(dialogOf(manager).locator("footer"), say("app:action.close")).click();

  const agent = await open(browser);
  await agent.goto(invitation);
  await fieldOf(agent, say, "accounts:field.name").fill("林小滿");
  await fieldOf(agent, say, "accounts:field.newPassword").fill(password);
  await buttonOf(agent, say("accounts:invitation.do")).click();
  await expect(agent).toHaveURL(/\/complaints/);
  await agent.goto("/people");
  await expect(agent.getByRole("heading", { name: say("app:forbidden.title") }), "an agent does not manage people").toBeVisible();

  await agent.goto("/profile");
  await buttonOf(agent, say("accounts:twoFactor.enable")).click();
  await fieldOf(dialogOf(agent), say, "accounts:password.current").fill(password);
  await agent.keyboard.press("Enter");
  const secret = await dialogOf(agent).locator("code").innerText();
  await fieldOf(dialogOf(agent), say, "accounts:code.code").fill(codeOf(secret));
  await agent.keyboard.press("Enter");
  const backup = await dialogOf(agent).locator("li code").first().innerText();
  await buttonOf(dialogOf(agent), say("accounts:backup.kept")).click();

  await agent.getByRole("button", { name: "林小滿" }).click();
  await agent.getByRole("menuitem", { name: say("app:nav.signOut") }).click();
  await expect(agent).toHaveURL(/\/sign-in/);
  await agent.goto("/profile");
  await signIn(agent, "lin@example.com", "not the password");
  await expect(agent.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  await signIn(agent, "lin@example.com", password);
  await buttonOf(agent, say("accounts:code.useBackup")).click();
  await fieldOf(agent, say, "accounts:code.backup").fill(backup);
  await buttonOf(agent, say("accounts:code.do")).click();
  await expect(agent, "and back to where one wanted to go").toHaveURL(/\/profile/);

  await manager.getByRole("button", { name: say("accounts:person.more", { name: "林小滿" }) }).click();
  await manager.getByRole("menuitem", { name: say("accounts:person.reset") }).click();
  const reset = await dialogOf(manager).locator("code").innerText();
  await buttonOf(dialogOf(manager).locator("footer"), say("app:action.close")).click();
  const elsewhere = await open(browser);
  await elsewhere.goto(reset);
  await fieldOf(elsewhere, say, "accounts:field.newPassword").fill(newPassword);
  await buttonOf(elsewhere, say("accounts:reset.do")).click();
  await signIn(elsewhere, "lin@example.com", newPassword);
  await fieldOf(elsewhere, say, "accounts:code.code").fill(codeOf(secret));
  await buttonOf(elsewhere, say("accounts:code.do")).click();
  await expect(elsewhere).toHaveURL(/\/complaints/);

  await manager.getByRole("button", { name: say("accounts:person.more", { name: "林小滿" }) }).click();
  await manager.getByRole("menuitem", { name: say("accounts:person.leave") }).click();
  await buttonOf(dialogOf(manager), say("accounts:leave.do")).click();
  await expectSaid(manager, say("accounts:leave.done", { name: "林小滿", count: 0 }));
  await elsewhere.goto("/profile");
  await expect(elsewhere, "every session of who left has ended").toHaveURL(/\/sign-in/);
  await manager.goto("/audit");
  await expect(manager.getByRole("cell", { name: say("accounts:event.person.left") })).toBeVisible();
});
