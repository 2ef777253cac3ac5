import type { Because } from "@amends/core/desk/assessment";
import { useTranslation } from "react-i18next";

/** The words that led to a proposal, as they were said. */
export function BecauseWords({ because }: { because: readonly Because[] }) {
  const { t } = useTranslation("desk");
  const words = [
    ...new Set(because.map((b) => (b.field === "record" ? t(`because.${b.rule.replaceAll(".", "_")}`, { defaultValue: t("because.record") }) : b.phrase))),
  ].slice(0, 4);
  if (words.length === 0) return null;
  return (
    <span className="desk-because">
      {t("because.words")}{" "}
      {words.map((w) => (
        <mark key={w}>{w}</mark>
      ))}
    </span>
  );
}
