import type { PublicForm } from "@amends/core/desk/contract-public";
import { ApiError, call } from "./api.ts";
import { h } from "./dom.ts";
import { showForm } from "./form-page.ts";
import { showTrouble } from "./frame.ts";
import { preferredLanguage, storedLanguage, t, useLanguage } from "./texts.ts";
import { openTracking } from "./track-page.ts";

async function openForm(): Promise<void> {
  const company = new URLSearchParams(location.search).get("company") ?? "";
  try {
    showForm(await call<PublicForm>("GET", `/form${company ? `?company=${encodeURIComponent(company)}` : ""}`));
  } catch (error) {
    const text = error instanceof ApiError ? error.message : t("loadFailed");
    showTrouble(
      t("form.title"),
      text,
      h(
        "button",
        {
          type: "button",
          class: "button main",
          onclick: () => {
            void openForm();
          },
        },
        t("retry"),
      ),
      () => {
        void openForm();
      },
    );
  }
}

async function start(): Promise<void> {
  // A mail was written in the customer's language: its link says which.
  const asked = new URLSearchParams(location.search).get("l");
  await useLanguage(preferredLanguage(storedLanguage(), [...(asked ? [asked] : []), ...navigator.languages]));
  const survey = /^\/portal\/s\/([\w-]+)\/?$/.exec(location.pathname)?.[1];
  if (survey) {
    const { openSurvey } = await import("./survey-page.ts");
    await openSurvey(survey);
    return;
  }
  const token = /^\/portal\/t\/([\w-]+)\/?$/.exec(location.pathname)?.[1];
  if (token) await openTracking(token);
  else await openForm();
}

void start();
