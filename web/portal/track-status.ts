import type { PublicTracking } from "@amends/core/desk/contract-public";
import type { CustomerView } from "@amends/core/desk/customer-view";
import { h, sign, signs } from "./dom.ts";
import { dateTime, day, promiseTime } from "./format.ts";
import { t } from "./texts.ts";

const phases = ["mood", "diagnose", "options", "agree", "carryOut"] as const;

function nowText({ state, progress }: CustomerView): string {
  return t(state === "inProgress" ? `now.${progress.phase}` : `now.${state}`);
}

/** Five steps in plain words; all done once it is closed. The state of each is said, not only coloured. */
function steps({ state, progress }: CustomerView): HTMLElement {
  const items = phases.map((phase, i) => {
    const at = i + 1;
    const done = state === "closed" || at < progress.step;
    const now = !done && at === progress.step;
    return h(
      "li",
      { class: done ? "done" : now ? "now" : "later", "aria-current": now ? "step" : null },
      h("span", { class: "dot" }, done ? sign(signs.check) : null),
      h("span", { class: "name" }, t(`step.${phase}`)),
      done || now ? h("span", { class: "unseen" }, ` (${t(done ? "track.stepDone" : "track.stepNow")})`) : null,
    );
  });
  return h("ol", { class: "steps", "aria-label": t("track.progress") }, ...items);
}

function nextText({ next, promises }: CustomerView): string {
  const promised = next.key === "promise" ? promises.find((p) => p.dueAt === next.at && (p.state === "open" || p.state === "overdue")) : undefined;
  return promised ? t("next.promise", { what: promised.what }) : next.key === "promise" ? t("next.step") : t(`next.${next.key}`);
}

/** What happens next and when; a date that has passed is admitted. */
function nextBox(view: CustomerView): HTMLElement {
  const { at } = view.next;
  const late = at !== null && view.state !== "closed" && Date.parse(at) < Date.now();
  return h(
    "div",
    { class: `next ${view.next.key === "yourAnswer" ? "yours" : ""}` },
    h("h2", {}, t("next.title")),
    h("p", { class: "what" }, nextText(view)),
    view.suspended ? h("p", {}, view.suspended) : null,
    at
      ? h(
          "p",
          { class: late ? "when late" : "when" },
          sign(signs.clock),
          h("time", { datetime: at }, t(late ? "next.late" : "next.by", { date: promiseTime(at) })),
        )
      : null,
  );
}

/** The head of the page: number, how it stands, five steps, what comes next. */
export function statusCard({ complaint, handler, mergedFrom }: PublicTracking): HTMLElement {
  const facts = [t("track.received", { date: day(complaint.receivedAt) }), ...(handler ? [t("track.handler", { name: handler })] : [])];
  return h(
    "section",
    { class: `card status ${complaint.state}` },
    h("p", { class: "small" }, t("track.title", { number: complaint.number })),
    mergedFrom ? h("p", { class: "small" }, t("track.mergedFrom", { number: mergedFrom })) : null,
    h("h1", {}, nowText(complaint)),
    h("p", { class: "facts" }, facts.join(" · ")),
    steps(complaint),
    complaint.state === "closed" && complaint.outcome ? h("p", { class: "outcome" }, t(`outcome.${complaint.outcome}`)) : null,
    complaint.state === "closed" && complaint.next.key === "nothing" ? null : nextBox(complaint),
  );
}

/** Every word given, with what became of it. */
export function promisesCard({ complaint: { promises } }: PublicTracking): HTMLElement | null {
  if (promises.length === 0) return null;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("promises.title")),
    h(
      "ul",
      { class: "promises" },
      ...promises.map((promise) =>
        h(
          "li",
          { class: promise.state },
          sign(promise.state === "kept" || promise.state === "keptLate" ? signs.check : signs.hand),
          h("span", {}, promise.what),
          h("span", { class: "state" }, t(`promise.${promise.state}`, { date: dateTime(promise.dueAt) })),
        ),
      ),
    ),
  );
}

/** More time that was granted, and why, in the words written for the customer. */
export function extensionsCard({ complaint: { extensions } }: PublicTracking): HTMLElement | null {
  if (extensions.length === 0) return null;
  return h(
    "section",
    { class: "card" },
    h("h2", {}, t("extension.title")),
    ...extensions.map(({ what, fromAt, toAt, reason }) =>
      h(
        "div",
        { class: "extension" },
        what ? h("p", { class: "what" }, what) : null,
        h("p", {}, reason),
        h("p", { class: "small" }, t("extension.line", { from: dateTime(fromAt), to: dateTime(toAt) })),
      ),
    ),
  );
}
