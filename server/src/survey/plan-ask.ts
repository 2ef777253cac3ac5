import { closureOf, placementOf } from "@amends/core/desk/state";
import { askAt } from "@amends/core/survey/ask-at";
import { readCompany, readStored } from "../desk/index.ts";
import { addJob } from "../platform/jobs.ts";
import type { Reaction } from "../platform/reaction.ts";
import { insertAsk } from "./ask-store.ts";
import { readSurvey } from "./survey-store.ts";

/** What is told of longer ago (an import, a demo) asks nobody today. */
const longAgo = 24 * 3_600_000;

/** A complaint was closed: the customer is to be asked, later; whether they are is decided then. */
export const planSurvey: Reaction = {
  name: "planSurvey",
  on: ["complaint.closed"],
  wants: ({ complaintId, at }, now) => complaintId !== null && Date.parse(now) - Date.parse(at) <= longAgo,
  async handle(tx, { complaintId, companyId, at }, { newId }) {
    if (complaintId === null) return;
    const stored = await readStored(tx, complaintId);
    const closure = stored && closureOf(stored.complaint);
    if (!stored || !closure) return;
    const survey = await readSurvey(tx, companyId);
    const { timeZone } = await readCompany(tx, companyId);
    const when = askAt(at, survey.definition, timeZone);
    const { teamId } = placementOf(stored.complaint);
    const { customerId } = stored.complaint;
    const ask = { id: newId(), companyId, complaintId, closureId: closure.id, teamId, customerId, closedAt: at, askAt: when };
    if (await insertAsk(tx, ask))
      await addJob(tx, "askSurvey", { companyId, complaintId, askId: ask.id }, { runAt: new Date(when), key: `askSurvey:${ask.id}` });
  },
};
