import { clocksOf, deadlineOf } from "@amends/core/deadline/clocks-of";
import { companyPolicy, defaultDeadlines } from "@amends/core/deadline/company-settings";
import { clockFactsOf } from "@amends/core/desk/clock-facts";
import { seeded } from "../../server/src/demo/seeded.ts";
import { newUuid } from "../../server/src/platform/new-uuid.ts";
import { generate } from "../fill/generate.ts";
import { report } from "./figure.ts";

const size = 100_000;

/** What is due next for 100,000 complaints of an office in Shanghai, and all their clocks. Facts are read off beforehand. */
export function measureDeadlines(): void {
  const policy = companyPolicy(defaultDeadlines("Asia/Shanghai"));
  if (!policy.ok) throw new Error("the default deadlines cannot be followed");
  const place = { companyId: newUuid(), teams: [{ id: newUuid(), agents: [newUuid()] }], categories: ["delivery.late"], now: Date.now() };
  const chance = seeded(3);
  const facts = Array.from({ length: size / 100 }, (_, i) => clockFactsOf(generate(i, size / 100, place, chance, newUuid).complaint, "private"));
  const many = Array.from({ length: size }, (_, i) => facts[i % facts.length] ?? facts[0]).filter((each) => each !== undefined);
  for (const [name, budget, of] of [
    ["deadlines.next", 1_000, deadlineOf],
    ["deadlines.all", null, clocksOf],
  ] as const) {
    const began = process.cpuUsage();
    for (const each of many) of(each, policy.value.policy);
    const { user, system } = process.cpuUsage(began);
    report(name, (user + system) / 1_000, "ms", budget);
  }
}
