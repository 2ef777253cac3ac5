import type { FastifyRequest } from "fastify";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import { isLoopback } from "../platform/request-origin.ts";
import { addressKey } from "./address-key.ts";
import type { FailedTries, TryLimit } from "./failed-tries.ts";
import { isSetupCode } from "./setup-code.ts";

/** Which companies there are: a real one closes the set-up for good, the demo closes only loading the demo again. */
export async function companiesOf(db: Db): Promise<{ real: boolean; demo: boolean }> {
  const rows = await db.selectFrom("teams").select("demo").distinct().where("kind", "=", "company").execute();
  return { real: rows.some((row) => !row.demo), demo: rows.some((row) => row.demo) };
}

/**
 * Lets a set-up request through: no real company yet, and either asked at this very machine or with the code that
 * `npm start` printed. @throws setupDone, setupCodeNeeded, tooManyTries (wrong codes count like wrong passwords).
 */
export async function allowSetup(
  request: FastifyRequest,
  guard: { db: Db; tries: FailedTries; limit: Omit<TryLimit, "key">; setupCode: string },
): Promise<void> {
  if ((await companiesOf(guard.db)).real) return refuse("setupDone");
  if (isLoopback(request)) return;
  const given = (request.body as { code?: unknown } | undefined)?.code;
  if (given === undefined || given === "") return refuse("setupCodeNeeded", { field: "code" });
  const right = await guard.tries.guard([{ key: `setup:${addressKey(request.ip)}`, ...guard.limit }], async () => {
    const value = isSetupCode(given, guard.setupCode);
    return { failed: !value, value };
  });
  if (!right) return refuse("setupCodeWrong", { field: "code" });
}
