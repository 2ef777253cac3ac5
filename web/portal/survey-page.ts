import type { PublicSurvey } from "@amends/core/survey/contract";
import { ApiError, call } from "./api.ts";
import { announce, h, sign, signs } from "./dom.ts";
import { dateTime } from "./format.ts";
import { showPage, showTrouble } from "./frame.ts";
import { atFirstSignOfLife, type Chosen, chosenIn } from "./survey-click.ts";
import { questionBlock } from "./survey-question.ts";
import { t } from "./texts.ts";
import "./survey.css";

/** What was answered and how it stands with the server. */
type Standing = {
  survey: PublicSurvey;
  /** Chosen in the mail and not kept yet. */
  chosen: Chosen | null;
  /** Answers on their way, or that did not arrive. */
  unsent: Record<string, number | string | null>;
};

/** Opens the survey of a token. A link that is wrong, over or answered says so and nothing else. */
export async function openSurvey(token: string): Promise<void> {
  const again = () => {
    void openSurvey(token);
  };
  try {
    const survey = await call<PublicSurvey>("GET", `/surveys/${token}`);
    const chosen = survey.done ? null : chosenIn(location.search, survey.questions);
    show(token, { survey, chosen, unsent: {} });
  } catch (error) {
    const lost = error instanceof ApiError && (error.status === 404 || error.status === 410);
    const retry = lost ? null : h("button", { type: "button", class: "button main", onclick: again }, t("retry"));
    const text = lost && error.status === 404 ? t("survey.overLead") : error instanceof ApiError ? error.message : "";
    showTrouble(t(lost ? "survey.over" : "loadFailed"), text, retry, again);
  }
}

let stopWaiting = (): void => undefined;

function show(token: string, standing: Standing): void {
  stopWaiting();
  const { survey } = standing;
  const title = t(survey.done ? "survey.thanks" : "survey.title");
  const frame = { title, company: survey.company.name, demo: survey.company.demo, onLanguage: () => show(token, standing) };
  if (survey.done) {
    showPage(frame, thanks(token, standing));
    return;
  }
  const state = h("p", { class: "saved hint", role: "status" });
  const send = sender(token, standing, state);
  const part = (name: "outcome" | "handling") => {
    const questions = survey.questions.filter((q) => q.part === name);
    if (questions.length === 0) return null;
    const blocks = questions.map((question) => {
      const value = standing.unsent[question.id] ?? (standing.chosen?.id === question.id ? standing.chosen.value : survey.answers[question.id]);
      return questionBlock(question, value, (answer) => void send({ [question.id]: answer }));
    });
    return h("section", { class: "card" }, h("h2", {}, t(`survey.${name}`)), ...blocks);
  };
  showPage(
    frame,
    h(
      "section",
      { class: "card survey-head" },
      h("h1", {}, title),
      h("p", {}, t("survey.lead")),
      standing.chosen ? h("p", { class: "hint" }, t("survey.chosen")) : null,
    ),
    part("outcome"),
    part("handling"),
    h("div", { class: "survey-end" }, state, h("button", { type: "button", class: "button main", onclick: () => void send({}, true) }, t("survey.send"))),
  );
  const { chosen } = standing;
  if (chosen) stopWaiting = atFirstSignOfLife(window, () => void send({ [chosen.id]: chosen.value }));
}

function thanks(token: string, standing: Standing): HTMLElement {
  const change = () => {
    standing.survey = { ...standing.survey, done: false };
    show(token, standing);
  };
  return h(
    "section",
    { class: "card trouble" },
    h("p", { class: "given yes" }, sign(signs.check), t("survey.saved")),
    h("h1", {}, t("survey.thanks")),
    h("p", {}, t("survey.thanksLead", { until: dateTime(standing.survey.until) })),
    h("button", { type: "button", class: "button quiet", onclick: change }, t("survey.change")),
  );
}

/** Sends answers one request after the other, so that the last click is what stays; what did not arrive goes along with the next. */
function sender(token: string, standing: Standing, state: HTMLElement): (answers: Record<string, number | string | null>, done?: boolean) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  const go = async (done: boolean) => {
    // A link chosen in the mail and then another answer: the click on the page is the later word.
    const answers = { ...(standing.chosen ? { [standing.chosen.id]: standing.chosen.value } : {}), ...standing.unsent };
    if (Object.keys(answers).length === 0 && !done) return;
    try {
      const fresh = await call<PublicSurvey>("POST", `/surveys/${token}/answers`, { answers, ...(done ? { done: true } : {}) });
      for (const [id, value] of Object.entries(answers)) if (standing.unsent[id] === value) delete standing.unsent[id];
      if (standing.chosen) history.replaceState(null, "", location.pathname);
      standing.chosen = null;
      standing.survey = fresh;
      state.textContent = t("survey.saved");
      if (fresh.done) {
        show(token, standing);
        announce(t("survey.thanks"));
      }
    } catch (error) {
      if (error instanceof ApiError && error.status === 410) return void openSurvey(token);
      state.textContent = error instanceof ApiError && error.code !== "network" ? error.message : t("survey.notSaved");
    }
  };
  return (answers, done = false) => {
    Object.assign(standing.unsent, answers);
    last = last.then(() => go(done));
    return last;
  };
}
