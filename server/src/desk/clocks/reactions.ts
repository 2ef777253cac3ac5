import { policyOf } from "../../deadline/index.ts";
import { addJob, type JobTask } from "../../platform/jobs.ts";
import type { Reaction } from "../../platform/reaction.ts";
import { readCompany } from "../desk-settings.ts";
import { renewCompanyClocks, renewCustomerClocks } from "./renew-clocks.ts";

/** The company decided anew about its deadlines: the clocks of what is open follow, in the background. */
const companyDecided: Reaction = {
  name: "clocksFollowDecision",
  on: ["company.deadlinesChanged"],
  async handle(tx, { companyId, data }) {
    await addJob(tx, "renewClocks", { companyId, stamp: String(data["stamp"]) }, { key: `renewClocks:${companyId}` });
  },
};

/** It was said what kind of customer somebody is: where a pack asks that, the clocks of their complaints follow. */
const customerJudged: Reaction = {
  name: "clocksFollowCustomer",
  on: ["customer.edited", "customer.merged", "customer.separated"],
  async handle(tx, { companyId, subjectId, type, data }, { now }) {
    const fields = Array.isArray(data["fields"]) ? data["fields"] : [];
    if (type === "customer.edited" && !fields.includes("standing")) return;
    const { deadlines } = await readCompany(tx, companyId);
    if (!(await policyOf(tx, deadlines)).asksStanding) return;
    for (const id of [subjectId, ...(typeof data["otherId"] === "string" ? [data["otherId"]] : [])]) await renewCustomerClocks(tx, companyId, id, now);
  },
};

export const clockReactions: readonly Reaction[] = [companyDecided, customerJudged];

export const clockTasks: Readonly<Record<string, JobTask>> = {
  renewClocks: ({ companyId, stamp }, { db, now }) => renewCompanyClocks(db, companyId, String(stamp), now),
};
