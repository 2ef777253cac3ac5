import { addAmount } from "@amends/core/deadline/working-time";
import { acceptWorkingMinutes } from "@amends/core/desk/acceptance";
import { type DeadlineKey, policyOf } from "../../deadline/index.ts";
import type { Db } from "../../platform/db/connect.ts";

/** When the usual working time for taking over ends, counted from now in the company's calendar. */
export async function acceptBy(db: Db, deadlines: DeadlineKey, now: string): Promise<string> {
  const { calendar } = await policyOf(db, deadlines);
  return addAmount(now, { n: acceptWorkingMinutes, unit: "workingMinutes" }, calendar);
}
