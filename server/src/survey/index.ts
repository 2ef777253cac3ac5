/** The area's public face for the composition root and other areas. */
export { createAskSurvey } from "./ask-survey.ts";
export { planSurvey } from "./plan-ask.ts";
export { routes } from "./routes.ts";
export { tellPastSurveys } from "./tell-past.ts";
