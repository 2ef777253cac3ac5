import { noSkills, type Skills } from "@amends/core/desk/skills";
import { severities, specialKinds } from "@amends/core/desk/vocabulary";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { Check } from "../../ui/Check.tsx";
import { Combobox } from "../../ui/Combobox.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/FormError.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useSubmit } from "../../ui/use-submit.ts";
import { categoryPath, useCategories } from "../desk-queries.ts";
import css from "./Load.module.css";

const languages = ["zh-CN", "zh-TW", "en"] as const;
const toggled = <T,>(list: readonly T[], value: T, on: boolean): T[] => (on ? [...list, value] : list.filter((each) => each !== value));

/** What somebody is good for, written down by their superior; what is left empty says nothing. */
export function SkillsDialog({ person, onClose }: { person: { id: string; name: string; skills: Skills | null }; onClose: () => void }) {
  const { t } = useTranslation(["people", "words", "app"]);
  const client = useQueryClient();
  const tree = useCategories();
  const [skills, setSkills] = useState<Skills>(person.skills ?? noSkills);
  const [products, setProducts] = useState((person.skills?.products ?? []).join("，"));
  const set = (change: Partial<Skills>) => setSkills((now) => ({ ...now, ...change }));
  const { busy, error, submit } = useSubmit(async () => {
    const names = products
      .split(/[,，、;；\n]/)
      .map((name) => name.trim())
      .filter(Boolean);
    await api.put(`/api/people/${person.id}/skills`, { ...skills, products: [...new Set(names)] });
    await client.invalidateQueries({ queryKey: ["complaints", "load"] });
    showToast(t("skills.saved", { name: person.name }));
    onClose();
  });
  return (
    <Dialog
      title={t("skills.title", { name: person.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("app:action.save")}
          </Button>
        </>
      }
    >
      <p className="desk-muted">{t("skills.about")}</p>
      <fieldset className={css.checks}>
        <legend>{t("skills.languages")}</legend>
        {languages.map((value) => (
          <Check
            key={value}
            label={t(`words:language.${value}`)}
            checked={skills.languages.includes(value)}
            onChange={(on) => set({ languages: toggled(skills.languages, value, on) })}
          />
        ))}
      </fieldset>
      <fieldset className={css.checks}>
        <legend>{t("words:field.specialKind")}</legend>
        {specialKinds.map((value) => (
          <Check
            key={value}
            label={t(`words:specialKind.${value}`)}
            checked={skills.specials.includes(value)}
            onChange={(on) => set({ specials: toggled(skills.specials, value, on) })}
          />
        ))}
      </fieldset>
      <Combobox
        label={t("skills.categories")}
        items={tree.filter((c) => !skills.categoryIds.includes(c.id)).map((c) => ({ value: c.id, label: categoryPath(tree, c.id) }))}
        value=""
        placeholder={t("skills.addCategory")}
        onChange={(id) => id && set({ categoryIds: toggled(skills.categoryIds, id, true) })}
      />
      {skills.categoryIds.length > 0 ? (
        <div className={css.numbers}>
          {skills.categoryIds.map((id) => (
            <Check key={id} label={categoryPath(tree, id)} checked onChange={() => set({ categoryIds: toggled(skills.categoryIds, id, false) })} />
          ))}
        </div>
      ) : null}
      <TextField label={t("skills.products")} hint={t("skills.productsHint")} autoComplete="off" maxLength={400} value={products} onChange={setProducts} />
      <Pick
        label={t("skills.maxSeverity")}
        empty={t("skills.any")}
        value={skills.maxSeverity ?? ""}
        choices={severities.map((value) => ({ value, label: t(`words:severity.${value}`) }))}
        onChange={(value) => set({ maxSeverity: (value as string) === "" ? null : value })}
      />
      <FormError error={error} fields={[]} />
    </Dialog>
  );
}
