import { z } from "zod";
import { language, requiredLine } from "../shared/contract.ts";
import type { Language } from "./complaint.ts";
import { type Severity, type SpecialKind, severities, specialKinds } from "./vocabulary.ts";

/**
 * What somebody is good for, as their superior wrote it down. An empty list says nothing about it: nobody is kept from anything,
 * it only decides who is named first and what is said about it. `maxSeverity`: the gravest they may take; null = any.
 */
export const skillsSchema = z.strictObject({
  languages: z.array(language).max(3),
  categoryIds: z.array(requiredLine(80)).max(60),
  products: z.array(requiredLine(60)).max(30),
  specials: z.array(z.enum(specialKinds)).max(specialKinds.length),
  maxSeverity: z.enum(severities).nullable(),
});
export type Skills = z.output<typeof skillsSchema>;

export const noSkills: Skills = { languages: [], categoryIds: [], products: [], specials: [], maxSeverity: null };

/** PUT /api/people/:id/skills gives what is kept now. */
export type PersonSkills = { readonly personId: string; readonly skills: Skills };

/** What a complaint asks of whoever takes it. */
export type SkillNeeds = {
  readonly language: Language;
  readonly categoryId: string | null;
  readonly product: string;
  readonly severity: Severity;
  readonly specials: readonly SpecialKind[];
};

export const skillParts = ["severity", "language", "special", "category", "product"] as const;
export type SkillPart = (typeof skillParts)[number];
/** What speaks for somebody and what against, by what was written down about them. */
export type SkillFit = { readonly fits: readonly SkillPart[]; readonly lacks: readonly SkillPart[] };

const within = (id: string, above: string) => id === above || id.startsWith(`${above}.`);
const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** How somebody's skills meet what a complaint needs; of what is not written down nothing is said. */
export function skillFit(skills: Skills | null | undefined, needs: SkillNeeds): SkillFit {
  if (!skills) return { fits: [], lacks: [] };
  const { categoryId, product, specials } = needs;
  const found: Readonly<Record<SkillPart, boolean | null>> = {
    severity: skills.maxSeverity === null ? null : severities.indexOf(needs.severity) <= severities.indexOf(skills.maxSeverity),
    language: skills.languages.length === 0 ? null : skills.languages.includes(needs.language),
    special: skills.specials.length === 0 || specials.length === 0 ? null : specials.every((kind) => skills.specials.includes(kind)),
    category: skills.categoryIds.length === 0 || categoryId === null ? null : skills.categoryIds.some((id) => within(categoryId, id)),
    product: skills.products.length === 0 || product === "" ? null : skills.products.some((name) => folded(product).includes(folded(name))),
  };
  // That somebody may take what is ordinary is nothing to say about them.
  const worthSaying = (part: SkillPart) => part !== "severity" || needs.severity === "serious" || needs.severity === "crisis";
  return {
    fits: skillParts.filter((part) => found[part] === true && worthSaying(part)),
    lacks: skillParts.filter((part) => found[part] === false),
  };
}

/** Something of which nobody who is there is known to be able to see to it. */
export type SkillGap = { readonly part: "language"; readonly value: Language } | { readonly part: "special"; readonly value: SpecialKind };

const languages: readonly Language[] = ["zh-CN", "zh-TW", "en"];

/**
 * What nobody of these people who is here covers: languages and special kinds that at least one of them, here or away, is written
 * down for. So a gap is what is missing today, not what a team never did.
 */
export function skillGaps(people: readonly { readonly skills: Skills | null; readonly away: boolean }[]): SkillGap[] {
  const known = people.flatMap(({ skills, away }) => (skills ? [{ skills, away }] : []));
  const missing = (has: (skills: Skills) => boolean) => known.some((p) => has(p.skills)) && !known.some((p) => !p.away && has(p.skills));
  return [
    ...languages.filter((value) => missing((s) => s.languages.includes(value))).map((value) => ({ part: "language" as const, value })),
    ...specialKinds.filter((value) => missing((s) => s.specials.includes(value))).map((value) => ({ part: "special" as const, value })),
  ];
}
