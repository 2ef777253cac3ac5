import i18next from "i18next";
import { ApiError } from "./api.ts";

/** What to tell a person about a failure: the server's sentence (in their language), or ours when there is none. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return i18next.t("app:error.unexpected");
  if (error.code === "offline" || error.code === "unavailable") return i18next.t(`app:error.${error.code}`);
  return error.message && error.message !== error.code ? error.message : i18next.t("app:error.unexpected");
}

/** The sentence for one field of a form, when the failure names it. */
export function fieldError(error: unknown, field: string): string | null {
  return error instanceof ApiError && error.field === field ? errorText(error) : null;
}
