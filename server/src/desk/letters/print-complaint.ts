import type { Viewer } from "@amends/core/accounts/role";
import type { Language } from "@amends/core/desk/complaint";
import type { PrintKind } from "@amends/core/desk/contract-letters";
import type { ComplaintPage, TimelineItem } from "@amends/core/desk/contract-view";
import { knownDataOf } from "@amends/core/desk/masking";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { readKnownCustomer } from "../customers.ts";
import { readCategories, readCompany } from "../desk-settings.ts";
import { createDirectory } from "../directory.ts";
import { loadVisible } from "../load-visible.ts";
import { openComplaint } from "../open-complaint.ts";
import { presentTimeline } from "../present.ts";
import { readTimeline } from "../timeline.ts";
import { fillForComplaint } from "./fill-for-complaint.ts";
import { historyContent } from "./print-history.ts";
import { type Frame, letterText, printPage } from "./print-page.ts";
import { type Printed, sheetContent } from "./print-sheet.ts";
import { label } from "./words.ts";

export type ToPrint = {
  readonly id: string;
  readonly kind: PrintKind;
  readonly language: Language | undefined;
  readonly messageId: string | undefined;
  readonly now: string;
};

const mostItems = 5_000;

/** The whole timeline as this viewer may read it: the page holds the newest part, older ones are fetched before it. */
async function wholeTimeline(db: Db, viewer: Viewer, page: ComplaintPage): Promise<TimelineItem[]> {
  let items = [...page.timeline];
  let before = page.earlierBefore;
  if (before === null) return items;
  const { complaint } = await loadVisible(db, viewer, page.complaint.id);
  const known = knownDataOf(complaint, page.masked ? await readKnownCustomer(db, complaint.customerId) : null);
  while (before !== null && items.length < mostItems) {
    const earlier = await readTimeline(db, page.complaint.id, { before });
    items = [...presentTimeline(earlier.items, viewer, known), ...items];
    before = earlier.earlierBefore;
  }
  return items;
}

/** A page to be printed, with what this viewer may see of the complaint. @throws notFound, notPermitted */
export async function printComplaint(db: Db, viewer: Viewer, { id, kind, language: asked, messageId, now }: ToPrint): Promise<string> {
  const page = await openComplaint(db, viewer, id, createDirectory(), now, asked ?? "en");
  if (!page.abilities.print) refuse("notPermitted");
  const company = await readCompany(db, viewer.companyId);
  const { complaint } = page;
  const language = asked ?? complaint.language;
  const category = (await readCategories(db, viewer.companyId)).find((each) => each.id === complaint.intake.categoryId)?.names[language] ?? null;
  const demo = (await db.selectFrom("teams").select("demo").where("id", "=", viewer.companyId).executeTakeFirst())?.demo ?? false;
  const frame: Frame = {
    language,
    timeZone: company.timeZone,
    now,
    title: "",
    company: company.name,
    demo,
    person: viewer.name,
    number: complaint.number,
    masked: page.masked,
  };
  const printed: Printed = { page, language, timeZone: company.timeZone, category };
  if (kind === "history")
    return printPage(
      { ...frame, title: label(language, "print.history") },
      ...sheetContent(printed, "").slice(0, 2),
      historyContent(printed, await wholeTimeline(db, viewer, page)),
    );
  if (kind === "letter") {
    const letter = (await wholeTimeline(db, viewer, page)).find((item) => item.type === "message" && item.id === messageId && item.kind === "letter");
    if (letter?.type !== "message") return refuse("notFound");
    return printPage({ ...frame, title: letter.subject ?? "" }, letterText(letter.text));
  }
  // A letter is filled from the complaint itself; who reads it masked gets no letter that names the customer.
  if (kind === "settlement" && page.masked) return refuse("notPermitted");
  const filled = await fillForComplaint(db, kind, {
    complaint: kind === "sheet" ? complaint : (await loadVisible(db, viewer, id)).complaint,
    language,
    viewer,
    now,
  });
  if (kind === "settlement") return printPage({ ...frame, title: filled.subject }, letterText(filled.text));
  return printPage({ ...frame, title: filled.subject }, ...sheetContent(printed, filled.text));
}
