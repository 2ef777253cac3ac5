import type { AssignmentRule, AssignmentTarget } from "@amends/core/desk/contract-assignment";
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { Combobox } from "../../ui/Combobox.tsx";
import { pathOf, useTeams } from "../../ui/directory.ts";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TeamPicker } from "../../ui/TeamPicker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { categoryPath, useCategories } from "../desk-queries.ts";
import css from "./Assignment.module.css";
import { allConditions, type Condition, conditionsOf, keyOf, moved, withCondition, withoutCondition } from "./condition-list.ts";

const kinds = ["here", "team", "person"] as const;
const handling = ["agent", "supervisor", "manager"];

type Props = { rule: AssignmentRule; index: number; rules: readonly AssignmentRule[]; onChange: (rules: AssignmentRule[]) => void };

/** One rule: its name, what it asks, whom it gives to, and its place in the order. */
export function RuleFields({ rule, index, rules, onChange }: Props) {
  const { t } = useTranslation(["assignment", "words"]);
  const tree = useCategories();
  const teams = useTeams();
  const set = (change: Partial<AssignmentRule>) => onChange(rules.map((each) => (each.id === rule.id ? { ...each, ...change } : each)));
  const words: Readonly<Record<Condition["part"], (value: string) => string>> = {
    categoryIds: (id) => categoryPath(tree, id),
    severities: (value) => t(`words:severity.${value}`),
    channels: (value) => t(`words:channel.${value}`),
    languages: (value) => t(`words:language.${value}`),
    standings: (value) => t(`words:standing.${value}`),
    specials: (value) => t(`words:specialKind.${value}`),
    teamIds: (id) => pathOf(teams, id),
  };
  const label = (condition: Condition) => t("rule.condition", { part: t(`part.${condition.part}`), value: words[condition.part](condition.value) });
  const asked = conditionsOf(rule.when);
  const open = allConditions(
    tree.map((category) => category.id),
    teams.filter((team) => !team.archived).map((team) => team.id),
  ).filter((each) => !asked.some((one) => keyOf(one) === keyOf(each)));
  const target = (kind: AssignmentTarget["kind"]): AssignmentTarget => {
    if (kind === "team") return { kind, teamId: teams.find((team) => !team.archived)?.id ?? "" };
    return kind === "person" ? { kind, personId: "" } : { kind };
  };
  return (
    <li className={css.rule}>
      <div className={css.head}>
        <TextField label={t("rule.name", { n: index + 1 })} value={rule.name} onChange={(name) => set({ name })} maxLength={80} required />
        <button
          type="button"
          className="desk-icon"
          aria-label={t("rule.up", { name: rule.name })}
          disabled={index === 0}
          onClick={() => onChange(moved(rules, index, -1))}
        >
          <ArrowUpOutlined aria-hidden />
        </button>
        <button
          type="button"
          className="desk-icon"
          aria-label={t("rule.down", { name: rule.name })}
          disabled={index === rules.length - 1}
          onClick={() => onChange(moved(rules, index, 1))}
        >
          <ArrowDownOutlined aria-hidden />
        </button>
        <button
          type="button"
          className="desk-icon"
          aria-label={t("rule.remove", { name: rule.name })}
          onClick={() => onChange(rules.filter((each) => each.id !== rule.id))}
        >
          <DeleteOutlined aria-hidden />
        </button>
      </div>
      <div className={css.asked}>
        {asked.length === 0 ? <span className="desk-muted">{t("rule.always")}</span> : null}
        {asked.map((condition) => (
          <Check key={keyOf(condition)} label={label(condition)} checked onChange={() => set({ when: withoutCondition(rule.when, condition) })} />
        ))}
      </div>
      <div className={css.fields}>
        <Combobox
          label={t("rule.when")}
          placeholder={t("rule.addCondition")}
          items={open.map((condition) => ({ value: keyOf(condition), label: label(condition) }))}
          value=""
          onChange={(key) => {
            const found = open.find((condition) => keyOf(condition) === key);
            if (found) set({ when: withCondition(rule.when, found) });
          }}
        />
        <Pick
          label={t("rule.to")}
          value={rule.to.kind}
          choices={kinds.map((kind) => ({ value: kind, label: t(`to.${kind}`) }))}
          onChange={(kind) => set({ to: target(kind) })}
        />
        {rule.to.kind === "team" ? (
          <TeamPicker label={t("to.team")} value={rule.to.teamId} onChange={(teamId) => set({ to: { kind: "team", teamId } })} />
        ) : null}
        {rule.to.kind === "person" ? (
          <PersonPicker
            label={t("to.person")}
            value={rule.to.personId}
            only={(person) => handling.includes(person.role)}
            onChange={(personId) => set({ to: { kind: "person", personId } })}
          />
        ) : null}
      </div>
    </li>
  );
}
