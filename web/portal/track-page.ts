import type { PublicTracking } from "@amends/core/desk/contract-public";
import type { TrackingSurvey } from "@amends/core/survey/contract";
import type { Act } from "./act.ts";
import { ApiError, call } from "./api.ts";
import { announce, h, sign, signs } from "./dom.ts";
import { showPage, showTrouble } from "./frame.ts";
import { t } from "./texts.ts";
import { agreementCard, answerCard, optionsCard } from "./track-choices.ts";
import { ratingCard, surveyCard, withdrawCard } from "./track-end.ts";
import { extensionsCard, promisesCard, statusCard } from "./track-status.ts";
import { thread } from "./track-thread.ts";
import { writeBox } from "./track-write.ts";

const everySeconds = 20;

/** A part of the page that is drawn anew only when what it shows has changed: typing in it is not lost to a look for news. */
type Part = {
  readonly place: HTMLElement;
  readonly of: (page: PublicTracking) => unknown;
  readonly draw: (page: PublicTracking) => HTMLElement | null;
  drawn: string;
};

export async function openTracking(token: string): Promise<void> {
  const again = () => {
    void openTracking(token);
  };
  try {
    show(token, await call<PublicTracking>("GET", `/tracking/${token}`));
  } catch (error) {
    const lost = error instanceof ApiError && error.status === 404;
    const action = lost
      ? h("a", { class: "button quiet", href: "/portal/" }, t("lost.new"))
      : h("button", { type: "button", class: "button main", onclick: again }, t("retry"));
    showTrouble(t(lost ? "lost.title" : "loadFailed"), lost ? t("lost.lead") : error instanceof ApiError ? error.message : "", action, again);
  }
}

let stopPolling = (): void => undefined;

function show(token: string, first: PublicTracking): void {
  stopPolling();
  let page = first;
  /** The survey that waits for the customer; it asks more than the stars, which then stand back. */
  let survey: string | null = null;
  const talk = thread();
  const act: Act = async (path, body, key) => {
    update(await call<PublicTracking>("POST", `/tracking/${token}${path}`, body, key));
  };
  const part = (of: Part["of"], draw: Part["draw"]): Part => ({ place: h("div", { class: "part-of-page" }), of, draw, drawn: "" });
  const parts: Part[] = [
    part((p) => [p.complaint, p.handler], statusCard),
    part(
      (p) => [p.complaint.canRate, p.complaint.stars, survey],
      (p) => (survey ? surveyCard(survey) : ratingCard(p, act)),
    ),
    part(
      (p) => [p.complaint.options, p.complaint.agreement],
      (p) => optionsCard(p, act),
    ),
    part(
      (p) => p.complaint.agreement,
      (p) => agreementCard(p, act),
    ),
    part((p) => p.complaint.finalAnswer, answerCard),
    part((p) => p.complaint.promises, promisesCard),
    part((p) => p.complaint.extensions, extensionsCard),
  ];
  const last = part(
    (p) => p.complaint.canWithdraw,
    (p) => withdrawCard(p, act),
  );
  const update = (now: PublicTracking) => {
    const news = now.messages.filter((m) => m.from === "team" && !page.messages.some((known) => known.id === m.id));
    const moved = now.complaint.state !== page.complaint.state || now.complaint.progress.step !== page.complaint.progress.step;
    page = now;
    for (const each of [...parts, last]) {
      const data = JSON.stringify(each.of(now));
      if (data === each.drawn) continue;
      each.drawn = data;
      each.place.replaceChildren(...[each.draw(now)].filter((node): node is HTMLElement => node !== null));
    }
    talk.show(now);
    if (news.length > 0) announce(t("thread.new"));
    else if (moved) announce(document.querySelector(".status h1")?.textContent ?? "");
  };
  const look = async () => {
    if (document.visibilityState !== "visible") return;
    const now = await call<PublicTracking>("GET", `/tracking/${token}`).catch(() => null);
    if (now) update(now);
  };
  const lookForSurvey = async () => {
    if (page.complaint.state !== "closed") return;
    survey = (await call<TrackingSurvey>("GET", `/tracking/${token}/survey`).catch(() => null))?.token ?? null;
    update(page);
  };
  const timer = setInterval(() => void look(), everySeconds * 1000);
  const onFocus = () => {
    void look().then(lookForSurvey);
  };
  document.addEventListener("visibilitychange", onFocus);
  stopPolling = () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onFocus);
  };
  talk.root.append(writeBox(first.complaint.number, token, act));
  update(first);
  void lookForSurvey();
  showPage(
    { title: t("track.title", { number: first.complaint.number }), company: first.company.name, demo: first.company.demo, onLanguage: () => show(token, page) },
    ...parts.map((each) => each.place),
    talk.root,
    last.place,
    h(
      "footer",
      { class: "foot" },
      h("p", { class: "hint" }, t("private")),
      h("button", { type: "button", class: "plain text", onclick: () => print() }, sign(signs.print), t("print.track")),
    ),
  );
}
