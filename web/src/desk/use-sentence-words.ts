import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Actor } from "@amends/core/shared/record";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../ui/me.ts";
import { useFormat } from "../ui/use-format.ts";
import type { SentenceWords } from "./event-sentence.ts";

export type Names = SentenceWords & { readonly actor: (by: Actor) => string };

/** Names of people and teams, times and words for everything said about a complaint. People who left keep their names. */
export function useSentenceWords(page: ComplaintPage): Names {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const me = useMe().viewer.id;
  const customer = page.customer?.name || t("words:actor.customer");
  return useMemo(() => {
    const person = (id: unknown) => (id === me ? t("people.me") : ((typeof id === "string" ? page.people[id]?.name : "") ?? "") || t("people.somebody"));
    return {
      person,
      team: (id) => (typeof id === "string" ? page.teams[id] : "") || t("people.someTeam"),
      time: (at) => (typeof at === "string" ? format.time(at) : ""),
      word: (group, value) => (typeof value === "string" ? t(`words:${group}.${value}`) : t("people.something")),
      field: (name) => t(`field.${String(name).replaceAll(".", "_")}`, { defaultValue: String(name) }),
      undone: (what) => t(`undone.${String(what)}`, { defaultValue: t("undone.other") }),
      list: format.list,
      actor: (by) => (by.type === "person" ? person(by.id) : by.type === "customer" ? customer : t("words:actor.system")),
    };
  }, [page.people, page.teams, customer, me, format, t]);
}
