import { z } from "zod";
import { requiredLine } from "../shared/contract.ts";
import { tokenScopes } from "./token-scope.ts";

/** A token lives a year at most: one that nobody remembers must not work for ever. */
export const longestTokenDays = 365;

export const createTokenSchema = z.object({
  name: requiredLine(80),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(3),
  days: z.int().min(1).max(longestTokenDays),
});

export type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly personId: string;
  readonly scopes: readonly string[];
  readonly hint: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
};
/** Answer to the creation; `token` is shown once. */
export type CreatedToken = TokenRow & { readonly token: string };
