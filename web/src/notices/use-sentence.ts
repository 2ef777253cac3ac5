import type { Notice } from "@amends/core/notices/contract";
import { sentenceOf } from "@amends/core/notices/notice-sentence";
import { useTranslation } from "react-i18next";
import { useFormat } from "../ui/use-format.ts";

/** Says notices in the reader's words. An event of a newer server has no sentence yet: then only that something happened. */
export function useSentence(): (notice: Notice) => string {
  const { t, i18n } = useTranslation("notices");
  const format = useFormat();
  return (notice) => {
    const { key, time = {}, word = {}, text = {}, named = {} } = sentenceOf(notice);
    const { type, name } = notice.by;
    const who = type === "person" ? (name ?? t("somebody")) : type === "customer" ? t("customer") : t("system");
    const values: Record<string, string> = { who, ...text };
    for (const [slot, at] of Object.entries(time)) values[slot] = at ? format.time(at) : "";
    for (const [slot, [group, value]] of Object.entries(word))
      values[slot] = named[slot]?.[i18n.language] ?? t(`words:${group}.${value}`, { defaultValue: value });
    return i18n.exists(`notices:sentence.${key}`) ? t(`sentence.${key}`, values) : t("sentence.other");
  };
}
