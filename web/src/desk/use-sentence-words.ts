import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Actor } from "@amends/core/shared/record";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../ui/me.ts";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import { categoryPath, useCategories } from "./desk-queries.ts";
import type { SentenceWords } from "./event-sentence.ts";

/** A name by its place in a sentence: `actor` does ("I"), `person` is done to or comes after 'by' ("me"), `owner` stands alone ("Me"). */
export type Names = SentenceWords & { readonly actor: (by: Actor) => string; readonly by: (by: Actor) => string; readonly owner: (id: unknown) => string };

/** Names of people and teams, times and words for everything said about a complaint. People who left keep their names. */
export function useSentenceWords(page: ComplaintPage): Names {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const tree = useCategories();
  const language = useLanguage();
  const me = useMe().viewer.id;
  const customer = page.customer?.name || t("words:actor.customer");
  return useMemo(() => {
    const named = (id: unknown, mine: string) => (id === me ? mine : ((typeof id === "string" ? page.people[id]?.name : "") ?? "") || t("people.somebody"));
    const act = (by: Actor, mine: string) => (by.type === "person" ? named(by.id, mine) : by.type === "customer" ? customer : t("words:actor.system"));
    return {
      person: (id) => named(id, t("people.me")),
      owner: (id) => named(id, t("list.me")),
      team: (id) => (typeof id === "string" ? page.teams[id] : "") || t("people.someTeam"),
      time: (at) => (typeof at === "string" ? format.time(at) : ""),
      word: (group, value) => (typeof value === "string" ? t(`words:${group}.${value}`) : t("people.something")),
      label: (labels) => (labels as Readonly<Record<string, string>> | undefined)?.[language] ?? "",
      field: (name) => t(`field.${String(name).replaceAll(".", "_")}`, { defaultValue: String(name) }),
      category: (id) => (typeof id === "string" ? categoryPath(tree, id, language) : ""),
      undone: (what) => t(`undone.${String(what)}`, { defaultValue: t("undone.other") }),
      list: format.list,
      actor: (by) => act(by, t("people.i")),
      by: (by) => act(by, t("people.me")),
    };
  }, [page.people, page.teams, customer, me, format, t, tree, language]);
}
