import type { Skills } from "@amends/core/desk/skills";
import { useTranslation } from "react-i18next";
import { categoryPath, useCategories } from "../desk-queries.ts";

/** What somebody is good for, in a line; nothing where nothing was written down. */
export function SkillLine({ skills }: { skills: Skills | null }) {
  const { t } = useTranslation(["people", "words"]);
  const tree = useCategories();
  if (!skills) return null;
  const words = [
    ...skills.languages.map((value) => t(`words:language.${value}`)),
    ...skills.specials.map((value) => t(`words:specialKind.${value}`)),
    ...skills.categoryIds.map((id) => categoryPath(tree, id)),
    ...skills.products,
    ...(skills.maxSeverity ? [t("skills.upTo", { severity: t(`words:severity.${skills.maxSeverity}`) })] : []),
  ];
  return words.length > 0 ? <span className="desk-muted">{t("skills.line", { list: words.join(t("load.comma")) })}</span> : null;
}
