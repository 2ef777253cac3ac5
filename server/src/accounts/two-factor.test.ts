import { createHmac } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { setupInput, type TestBrowser, useAccountsApp } from "./accounts-test-app.ts";

const on = useAccountsApp();
const { email, password } = setupInput;
let next = 0;
const elsewhere = () => on.browser({ address: `198.51.100.${++next}` });
const signIn = (browser: TestBrowser) => browser.call("POST", "/api/auth/sign-in/email", { email, password });
let boss: TestBrowser;
let secret: Buffer;
let backupCodes: string[];

/** The code an authenticator app shows (RFC 6238), `steps` half-minutes from now. */
function codeOf(key: Buffer, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

beforeAll(async () => {
  boss = on.browser();
  await boss.call("POST", "/api/setup/team", setupInput);
});

test("it is switched on with the password and a first code, not before", async () => {
  expect((await boss.call("POST", "/api/auth/two-factor/enable", { password: "wrong-password" })).body.error.code).toBe("passwordWrong");
  const { body } = await boss.call("POST", "/api/auth/two-factor/enable", { password });
  expect(body.totpURI).toMatch(/^otpauth:\/\/totp\/Amends/);
  backupCodes = body.backupCodes;
  expect(backupCodes).toHaveLength(10);
  secret = fromBase32(new URL(body.totpURI).searchParams.get("secret") ?? "");
  expect((await signIn(elsewhere())).body.signedIn).toBe(true); // not verified yet: nobody is locked out by half a set-up
  expect((await boss.call("POST", "/api/auth/two-factor/verify-totp", { code: "000000" })).body.error.code).toBe("codeWrong");
  expect((await boss.call("POST", "/api/auth/two-factor/verify-totp", { code: ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)} ` })).status).toBe(
    200,
  );
  expect((await boss.call("GET", "/api/me")).body.twoFactor).toBe(true);
  const stored = JSON.stringify(await on.db.selectFrom("twoFactor").selectAll().execute());
  expect(stored).not.toContain(backupCodes[0]);
});

test("the password alone opens nothing; with the code it does (demand 12)", async () => {
  const browser = elsewhere();
  expect((await signIn(browser)).body).toMatchObject({ signedIn: false, twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  expect((await browser.call("GET", "/api/me")).status).toBe(401);
  expect(await on.db.selectFrom("session").select("id").where("ipAddress", "=", `198.51.100.${next}`).execute()).toEqual([]);
  expect((await browser.call("POST", "/api/auth/two-factor/verify-totp", { code: codeOf(secret, 9) })).status).toBe(401);
  expect((await browser.call("POST", "/api/auth/two-factor/verify-totp", { code: codeOf(secret) })).body).toEqual({ signedIn: true });
  expect((await browser.call("GET", "/api/me")).body.viewer.name).toBe("Wen Li");
  const events = await on.db.selectFrom("events").select("data").where("type", "=", "person.signedIn").orderBy("seq", "desc").limit(1).execute();
  expect(events[0]?.data).toMatchObject({ way: "code" });
});

test("a code without the first step is nothing, and somebody else's first step does not help", async () => {
  expect((await elsewhere().call("POST", "/api/auth/two-factor/verify-totp", { code: codeOf(secret) })).body.error.code).toBe("codeExpired");
});

test("a backup code works once", async () => {
  const code = backupCodes[0] ?? "";
  const first = elsewhere();
  await signIn(first);
  expect((await first.call("POST", "/api/auth/two-factor/verify-backup-code", { code })).status).toBe(200);
  expect((await first.call("GET", "/api/me")).status).toBe(200);
  const second = elsewhere();
  await signIn(second);
  expect((await second.call("POST", "/api/auth/two-factor/verify-backup-code", { code })).body.error.code).toBe("codeWrong");
  expect((await second.call("GET", "/api/me")).status).toBe(401);
});

test("new backup codes replace the old ones", async () => {
  const { body } = await boss.call("POST", "/api/auth/two-factor/generate-backup-codes", { password });
  const browser = elsewhere();
  await signIn(browser);
  expect((await browser.call("POST", "/api/auth/two-factor/verify-backup-code", { code: backupCodes[1] })).status).toBe(401);
  expect((await browser.call("POST", "/api/auth/two-factor/verify-backup-code", { code: body.backupCodes[0] })).status).toBe(200);
});

test("guessing codes locks the account for a while, from whatever addresses", async () => {
  let locked = 0;
  for (let round = 0; round < 4 && !locked; round++) {
    const guesser = elsewhere();
    await signIn(guesser);
    for (let i = 0; i < 4; i++) {
      const answer = await guesser.call("POST", "/api/auth/two-factor/verify-totp", { code: String(100_000 + round * 10 + i) });
      if (answer.body.error.code === "codeLocked") locked = answer.status;
    }
  }
  expect(locked).toBe(429);
  const right = elsewhere();
  await signIn(right);
  expect((await right.call("POST", "/api/auth/two-factor/verify-totp", { code: codeOf(secret) })).status).toBe(429);
  await on.db
    .updateTable("twoFactor")
    .set({ lockedUntil: null, failedVerificationCount: 0 } as never)
    .execute();
});

test("a reset link can take the second factor away when the telephone is lost", async () => {
  const me = (await boss.call("GET", "/api/me")).body.viewer.id;
  const made = await boss.call("POST", `/api/people/${me}/reset-link`, { removeTwoFactor: true });
  expect((await elsewhere().call("POST", `/api/public/resets/${made.body.url.split("/").at(-1)}`, { password })).status).toBe(204);
  const browser = elsewhere();
  expect((await signIn(browser)).body.signedIn).toBe(true);
  expect((await browser.call("GET", "/api/me")).body.twoFactor).toBe(false);
});

test("it is switched off with the password", async () => {
  const browser = elsewhere();
  await signIn(browser);
  const { body } = await browser.call("POST", "/api/auth/two-factor/enable", { password });
  await browser.call("POST", "/api/auth/two-factor/verify-totp", { code: codeOf(fromBase32(new URL(body.totpURI).searchParams.get("secret") ?? "")) });
  expect((await browser.call("GET", "/api/me")).body.twoFactor).toBe(true);
  expect((await browser.call("POST", "/api/auth/two-factor/disable", { password: "wrong-password" })).status).toBeGreaterThanOrEqual(400);
  expect((await browser.call("POST", "/api/auth/two-factor/disable", { password })).body).toEqual({ twoFactor: false });
  expect((await signIn(elsewhere())).body.signedIn).toBe(true);
});
