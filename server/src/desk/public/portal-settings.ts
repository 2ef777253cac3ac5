import type { PortalSettings } from "@amends/core/desk/contract-settings";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { readRoot, saveSetting } from "../desk-settings.ts";
import { qrSvg } from "../tracking-link.ts";
import { type Receiving, receivingCompanies } from "./public-company.ts";

async function receivingOf(db: Db, companyId: string): Promise<Receiving> {
  return (await receivingCompanies(db)).find((each) => each.company.id === companyId) ?? refuse("notFound");
}

/** Where customers of this company complain, and where that lands. */
export async function readPortalSettings(db: Db, companyId: string, publicUrl: string): Promise<PortalSettings> {
  const { slug, chosenTeamId, teamId } = await receivingOf(db, companyId);
  const url = `${publicUrl}/portal?company=${encodeURIComponent(slug)}`;
  return { teamId: chosenTeamId, landsIn: teamId, url, qrSvg: await qrSvg(url) };
}

/** @throws unknownTeam, also for one that is archived */
export async function savePortalSettings(db: Db, context: Pick<RouteContext<unknown>, "viewer" | "now" | "newId">, teamId: string | null): Promise<void> {
  const { companyId } = context.viewer;
  if (teamId !== null && !(await receivingOf(db, companyId)).teamIds.includes(teamId)) return refuse("unknownTeam", { field: "teamId" });
  const { portal } = (await readRoot(db, companyId)).settings as { portal?: object };
  await saveSetting(db, context, { key: "portal", value: { ...portal, teamId: teamId ?? undefined }, type: "company.portalSettingsChanged" });
}
