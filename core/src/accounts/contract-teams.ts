import { z } from "zod";
import { language, requiredLine } from "../shared/contract.ts";
import { currency, timeZone } from "./place.ts";

export const createTeamSchema = z.object({
  parentId: z.uuid(),
  kind: z.enum(["branch", "team"]),
  name: requiredLine(120),
  timeZone: timeZone.optional(),
  currency: currency.optional(),
  language: language.optional(),
});

export const changeTeamSchema = z
  .strictObject({
    name: requiredLine(120).optional(),
    parentId: z.uuid().optional(),
    timeZone: timeZone.optional(),
    currency: currency.optional(),
    language: language.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "nothingToChange");

export type TeamRow = {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: "company" | "branch" | "team";
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly language: string;
  readonly archived: boolean;
  readonly people: number;
};
