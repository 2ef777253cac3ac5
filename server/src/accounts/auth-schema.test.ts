import { expect, test } from "vitest";
import { setupInput, useAccountsApp } from "./accounts-test-app.ts";

const on = useAccountsApp();

test("the tables fit the sign-in library: it would create and add nothing", async () => {
  const { getMigrations } = await import("better-auth/db/migration");
  const auth = await on.accounts.auth();
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options as never);
  expect(toBeCreated.map((t) => t.table)).toEqual([]);
  expect(toBeAdded.map((t) => t.table)).toEqual([]);
});

test("a session of ours is a session of the library, cookie and all", async () => {
  const browser = on.browser();
  await browser.call("POST", "/api/setup/team", setupInput);
  const auth = (await on.accounts.auth()) as unknown as { api: { getSession(o: { headers: Headers }): Promise<{ user: { email: string } } | null> } };
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  expect((await auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.email).toBe("wen@example.com");
});

test("a session that is used lives on, one that is not ends", async () => {
  const browser = on.browser();
  await browser.call("POST", "/api/auth/sign-in/email", setupInput);
  const age = (days: number) =>
    on.db
      .updateTable("session")
      .set({ updatedAt: new Date(Date.now() - days * 86_400_000), expiresAt: new Date(Date.now() + (14 - days) * 86_400_000) })
      .execute();
  await age(2);
  const answer = await browser.call("GET", "/api/me");
  expect(String(answer.headers["set-cookie"])).toContain("Max-Age=1209600");
  const { expiresAt } = await on.db.selectFrom("session").select("expiresAt").orderBy("updatedAt", "desc").limit(1).executeTakeFirstOrThrow();
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
  await age(15);
  on.accounts.cache.forgetAll();
  expect((await browser.call("GET", "/api/me")).status).toBe(401);
});
