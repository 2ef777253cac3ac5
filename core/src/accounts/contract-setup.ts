import { z } from "zod";
import { language, line, requiredLine } from "../shared/contract.ts";
import { currency, timeZone } from "./place.ts";

/** An e-mail address as it is kept and compared: trimmed, lower case, no line breaks. */
export const email = line(254).pipe(z.string().toLowerCase().pipe(z.email()));

/** Checked further by `passwordFault`; here only what no password may exceed. */
export const password = z.string().min(1).max(1000);

/** The code `npm start` prints; needed when the page is not reached over loopback. */
export const setupCode = z.string().max(100).optional();

export const setupTeamSchema = z.object({
  code: setupCode,
  companyName: requiredLine(120),
  teamName: line(120).optional(),
  language,
  timeZone,
  currency,
  name: requiredLine(80),
  email,
  password,
});

export const setupDemoSchema = z.object({ code: setupCode });
export const demoSwitchSchema = z.object({ personId: z.uuid() });

/** GET /api/setup. `empty` = no company at all; `hasCompany` = a real one exists; `codeNeeded` = this caller must give the printed code. */
export type SetupState = {
  readonly empty: boolean;
  readonly hasCompany: boolean;
  readonly hasDemo: boolean;
  readonly loopback: boolean;
  readonly codeNeeded: boolean;
};

export type DemoPerson = { readonly id: string; readonly name: string; readonly role: string; readonly teamName: string };
