/** The area's public face for the composition root and other areas. */

export { reopenDissatisfied } from "./after/reopen-dissatisfied.ts";
export { approversAmong, askedBy } from "./approvers.ts";
export { clockReactions, clockTasks } from "./clocks/reactions.ts";
export { formatNumber, takeNumbers, yearIn } from "./complaint-number.ts";
export { inCrisisElsewhere } from "./crisis/in-crisis.ts";
export { createDesk, type Desk, type DeskDeps } from "./desk.ts";
export { readCompany } from "./desk-settings.ts";
export { exportComplaints, exportFormats, exportQuery } from "./export/index.ts";
export { followersOf } from "./followers/follower-store.ts";
export { handOverAll } from "./hand-over-all.ts";
export { type ImportFileOptions, type ImportFileResult, importFile } from "./import/index.ts";
export { mirrorLinks } from "./links/mirror-links.ts";
export { createLiveFilter } from "./live-filter.ts";
export { loadVisible, lockVisible } from "./load-visible.ts";
export { createMailReactions, type MailTo, mailToCustomer } from "./mail/index.ts";
export { bringPlan } from "./plans/index.ts";
export { maySee, notKeptFrom, visibleTo } from "./policy.ts";
export { limitRate } from "./public/limit-rate.ts";
export { routes } from "./routes.ts";
export { saveFinishedCase } from "./save-finished-case.ts";
export { createSearchWindows } from "./search-windows.ts";
export { removeFromSearch } from "./search-words.ts";
export { raiseSeverity } from "./severity/index.ts";
export { snoozeEnds } from "./snooze/end-snooze.ts";
export { lockStored, readStored, type Stored } from "./store.ts";
export { complaintOfToken } from "./tracking-link.ts";
