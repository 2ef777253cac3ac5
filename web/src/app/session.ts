import type { SetupState } from "@amends/core/accounts/contract-setup";
import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { ApiError, api } from "../ui/api.ts";
import { takeAppearance } from "../ui/appearance.ts";
import { isLanguage } from "../ui/language.ts";
import { type Me, meQuery } from "../ui/me.ts";
import { changeLanguage } from "./i18n.ts";

/** Loads who is signed in; without a session goes to the sign-in page and back to `from` afterwards. */
export async function loadMe(client: QueryClient, from: string): Promise<void> {
  const known = client.getQueryData<Me>(meQuery.queryKey);
  if (known) return;
  try {
    await takeProfile(await client.fetchQuery({ ...meQuery, retry: false }));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    throw (await isEmpty()) ? redirect({ to: "/welcome" }) : redirect({ to: "/sign-in", search: from === "/" ? {} : { from } });
  }
}

/** The page takes the language, theme and density of the person's profile. */
async function takeProfile({ profile }: Me): Promise<void> {
  takeAppearance({ theme: profile.theme, density: profile.density });
  if (isLanguage(profile.language)) await changeLanguage(profile.language);
}

async function isEmpty(): Promise<boolean> {
  return (await api.get<SetupState>("/api/setup")).empty;
}
