import { z } from "zod";
import { language, line, requiredLine } from "../shared/contract.ts";
import { email, password } from "./contract-setup.ts";
import { roles } from "./role.ts";

export const role = z.enum(roles);

export const inviteSchema = z.object({
  email,
  name: line(80).optional(),
  role,
  teamId: z.uuid(),
  staffNo: line(40).optional(),
  language: language.optional(),
});

export const changePersonSchema = z
  .strictObject({ name: requiredLine(80).optional(), role: role.optional(), teamId: z.uuid().optional(), staffNo: line(40).optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "nothingToChange");

/** Who takes over the open complaints of a person who leaves: one of the two, when there are any. */
export const leaveSchema = z
  .object({ toPersonId: z.uuid().optional(), toTeamId: z.uuid().optional(), note: line(500).optional() })
  .refine((to) => !(to.toPersonId && to.toTeamId), "oneSuccessor");

export const resetLinkSchema = z.object({ removeTwoFactor: z.boolean().optional() });
export const acceptInvitationSchema = z.object({ name: requiredLine(80), password, language: language.optional() });
export const acceptResetSchema = z.object({ password });
export const changePasswordSchema = z.object({ current: password, next: password });

/** Shown once: the server keeps only a hash of the token inside `url`. */
export type OneTimeLink = {
  readonly id: string;
  readonly url: string;
  readonly qrSvg: string;
  readonly expiresAt: string /** It goes by mail to this address as well. */;
  readonly mailedTo?: string;
};

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly teamId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: "open" | "used" | "expired" | "revoked";
};

/** GET /api/people: for pickers; the fields from `email` on only for those who manage people. */
export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly teamId: string;
  readonly left: boolean;
  /** The last day of an absence that has begun; null = is here. */
  readonly awayUntil?: string | null;
  readonly email?: string;
  readonly staffNo?: string;
  readonly leftAt?: string | null;
  readonly twoFactor?: boolean;
  readonly openComplaints?: number;
};
