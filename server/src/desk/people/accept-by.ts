import { addAmount } from "@amends/core/deadline/working-time";
import type { DeskSettings } from "@amends/core/desk/contract-settings";
import type { Severity } from "@amends/core/desk/vocabulary";
import { type DeadlineKey, policyOf } from "../../deadline/index.ts";
import type { Db } from "../../platform/db/connect.ts";

/** When the working time for taking over ends on each level, counted from now in the company's calendar. */
export async function acceptBy(
  db: Db,
  { deadlines, desk }: { readonly deadlines: DeadlineKey; readonly desk: DeskSettings },
  now: string,
): Promise<Readonly<Record<Severity, string>>> {
  const { calendar } = await policyOf(db, deadlines);
  const until = (minutes: number) => addAmount(now, { n: minutes, unit: "workingMinutes" }, calendar);
  const { potential, ordinary, serious, crisis } = desk.takeOverMinutes;
  return { potential: until(potential), ordinary: until(ordinary), serious: until(serious), crisis: until(crisis) };
}
