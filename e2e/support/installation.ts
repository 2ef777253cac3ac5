import { type BrowserContext, test } from "@playwright/test";
import pg from "pg";
import { controlUrl } from "../../playwright.config.ts";

/** A whole installation of the product for the calling file (or `describe` block): its own database, its own port. */
export type Installation = {
  readonly url: string;
  /** Rows of a statement on its database, for what no screen can bring about: time that has passed. */
  sql(statement: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Takes its database away, or gives it back. */
  database(away: boolean): Promise<void>;
  /** Its clock goes so many milliseconds ahead of the real one; pages of the test have clocks of their own (`page.clock`). */
  clock(ahead: number): Promise<void>;
};

async function control(method: string, path: string, body?: unknown): Promise<Record<string, string>> {
  const answer = await fetch(controlUrl + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, string>;
}

/** Exists from the first `beforeAll` on; 'demo' has the demo data, 'empty' nobody and nothing. */
export function useInstallation(kind: "empty" | "demo"): Installation {
  let made: Record<string, string> = {};
  test.beforeAll(async () => {
    made = await control("POST", "/installations", { kind });
  });
  // A page left open goes on living (its stream, its clocks) and slows every journey after it: what a test opened goes with it.
  let before = new Set<BrowserContext>();
  test.beforeEach(({ browser }) => {
    before = new Set(browser.contexts());
  });
  test.afterEach(async ({ browser }) => {
    for (const context of browser.contexts()) if (!before.has(context)) await context.close();
  });
  test.afterAll(async ({ browser }) => {
    for (const context of browser.contexts()) await context.close();
    await control("DELETE", `/installations/${made["id"]}`);
  });
  return {
    get url() {
      return made["url"] ?? "";
    },
    async sql(statement, values = []) {
      const client = new pg.Client(made["databaseUrl"]);
      await client.connect();
      try {
        return (await client.query(statement, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    async database(away) {
      await control("PUT", `/installations/${made["id"]}/database`, { away });
    },
    async clock(ahead) {
      await control("PUT", `/installations/${made["id"]}/clock`, { ahead });
    },
  };
}
