import type { OwnPack } from "@amends/core/deadline/company-settings";
import type { PolicyPack } from "@amends/core/deadline/policy-pack";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { Card } from "../ui/Page.tsx";
import { Segments } from "../ui/Segments.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useLanguage } from "../ui/use-format.ts";
import css from "./Deadlines.module.css";
import type { DeadlineDraft } from "./deadline-data.ts";
import { newOwnPack, ruleTemplates } from "./own-rules.ts";
import { RuleEditor } from "./RuleEditor.tsx";

type Props = {
  readonly draft: DeadlineDraft;
  readonly usual: PolicyPack | undefined;
  /** Version in force, and whether what is edited would become another. */
  readonly version: string | null;
  readonly changed: boolean;
  readonly onChange: (change: Partial<DeadlineDraft>) => void;
  readonly mayEdit: boolean;
};

/** The company's own pack: which clocks it has, how long each gives by severity, and for whom another time counts. */
export function OwnPackEditor({ draft, usual, version, changed, onChange, mayEdit }: Props) {
  const { t } = useTranslation("deadline");
  const language = useLanguage();
  const { ownPack, packIds } = draft;
  const set = (change: Partial<OwnPack>) => ownPack && onChange({ ownPack: { ...ownPack, ...change } });
  if (!ownPack) {
    return (
      <Card title={t("own.title")} about={t("own.about")}>
        {mayEdit ? (
          <div>
            <Button onClick={() => onChange({ ownPack: newOwnPack(usual), packIds: ["own", ...packIds.filter((id) => id !== usual?.id)] })}>
              {t("own.begin")}
            </Button>
          </div>
        ) : (
          <p className={css.muted}>{t("own.none")}</p>
        )}
      </Card>
    );
  }
  const taken = new Set(ownPack.rules.map((rule) => rule.id));
  const others = ruleTemplates(usual).filter((rule) => !taken.has(rule.id));
  const inUse = packIds.includes("own");
  return (
    <Card title={t("own.title")} about={version ? t("own.version", { version }) : t("own.new")}>
      <fieldset className={css.plain} disabled={!mayEdit}>
        <Check
          label={t("own.inUse")}
          checked={inUse}
          onChange={(on) => onChange({ packIds: on ? ["own", ...packIds] : packIds.filter((id) => id !== "own") })}
        />
        <TextField
          label={t("own.name")}
          value={ownPack.names[language]}
          maxLength={120}
          onChange={(name) => set({ names: { ...ownPack.names, [language]: name } })}
        />
        <ul className={css.rules}>
          {ownPack.rules.map((rule, i) => (
            <RuleEditor
              key={rule.id}
              rule={rule}
              mayEdit={mayEdit}
              onChange={(next) => set({ rules: ownPack.rules.with(i, next) })}
              onRemove={() => set({ rules: ownPack.rules.filter((each) => each !== rule) })}
            />
          ))}
        </ul>
        {mayEdit && others.length ? (
          <p className={css.more}>
            {t("own.add")}
            {others.map((rule) => (
              <Button key={rule.id} size="small" onClick={() => set({ rules: [...ownPack.rules, rule] })}>
                {rule.labels?.[language] ?? t(`words:dueKind.${rule.clock}`)}
              </Button>
            ))}
          </p>
        ) : null}
        {changed && version ? (
          <Segments
            label={t("own.applyTo")}
            value={draft.applyTo}
            onChange={(applyTo) => onChange({ applyTo })}
            choices={(["all", "new"] as const).map((value) => ({ value, label: t(`own.apply_${value}`) }))}
          />
        ) : null}
      </fieldset>
    </Card>
  );
}
