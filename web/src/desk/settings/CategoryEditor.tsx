import { type Category, type CategoryTree, checkCategories } from "@amends/core/desk/category";
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { Check } from "../../ui/Check.tsx";
import { errorText } from "../../ui/error-text.ts";
import { languages } from "../../ui/language.ts";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useLanguage } from "../../ui/use-format.ts";
import { deskKeys } from "../desk-queries.ts";
import { added, changed, moved, removed, rowsOf } from "./category-edits.ts";

/** The tree as a list one can edit by keyboard: names in three languages, order, what is avoidable, own words that point to it. */
export function CategoryEditor({ tree: saved, mayEdit }: { tree: CategoryTree; mayEdit: boolean }) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const client = useQueryClient();
  const [tree, setTree] = useState(saved);
  const [open, setOpen] = useState<string | null>(null);
  const problems = checkCategories(tree);
  const dirty = JSON.stringify(tree) !== JSON.stringify(saved);
  const save = useMutation({
    mutationFn: () => api.put("/api/categories", tree),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: deskKeys.categories });
      setOpen(null);
      showToast(t("said.saved"));
    },
  });
  const add = (parent: string | null) => {
    const next = added(tree, parent);
    setTree(next.tree);
    setOpen(next.id);
  };
  return (
    <section className="desk-card">
      <h2>{t("settings.categories")}</h2>
      <p className="desk-muted">{t("settings.categoriesHint")}</p>
      <ul className="desk-tree">
        {rowsOf(tree).map(({ category, depth }) => (
          <li key={category.id} style={{ paddingInlineStart: depth * 22 }}>
            <div className="desk-tree-row">
              <button
                type="button"
                className="desk-tree-name"
                aria-expanded={open === category.id}
                onClick={() => setOpen(open === category.id ? null : category.id)}
              >
                {category.names[language] || <span className="desk-muted">{t("settings.unnamed")}</span>}
                {category.avoidable ? (
                  <span className="desk-tag" data-tone="need">
                    {t("settings.avoidable")}
                  </span>
                ) : null}
                {problems.some((p) => p.id === category.id) ? (
                  <span className="desk-tag" data-tone="act">
                    {t("form.checkThis")}
                  </span>
                ) : null}
              </button>
              {mayEdit ? (
                <span className="desk-tree-tools">
                  <Tool
                    label={t("settings.up", { name: category.names[language] })}
                    icon={<ArrowUpOutlined aria-hidden />}
                    onClick={() => setTree(moved(tree, category.id, -1))}
                  />
                  <Tool
                    label={t("settings.down", { name: category.names[language] })}
                    icon={<ArrowDownOutlined aria-hidden />}
                    onClick={() => setTree(moved(tree, category.id, 1))}
                  />
                  {depth < 3 ? (
                    <Tool
                      label={t("settings.addBelow", { name: category.names[language] })}
                      icon={<PlusOutlined aria-hidden />}
                      onClick={() => add(category.id)}
                    />
                  ) : null}
                  <Tool
                    label={t("settings.remove", { name: category.names[language] })}
                    icon={<DeleteOutlined aria-hidden />}
                    onClick={() => {
                      setTree(removed(tree, category.id));
                      showToast(t("settings.removed"), { tone: "calm", undo: () => setTree(tree) });
                    }}
                  />
                </span>
              ) : null}
            </div>
            {open === category.id ? (
              <CategoryForm category={category} mayEdit={mayEdit} onChange={(change) => setTree(changed(tree, category.id, change))} />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <>
          {problems.length ? (
            <p className="desk-need" role="status">
              {t("settings.problems", { count: problems.length })} {[...new Set(problems.map((p) => t(`settings.problem_${p.code}`)))].join(" · ")}
            </p>
          ) : null}
          {save.error ? (
            <p className="desk-error" role="alert">
              {errorText(save.error)}
            </p>
          ) : null}
          <div className="desk-row-actions">
            <button type="button" className="desk-button" onClick={() => add(null)}>
              <PlusOutlined aria-hidden />
              {t("settings.addTop")}
            </button>
            <button type="button" className="desk-button desk-primary" disabled={!dirty || problems.length > 0 || save.isPending} onClick={() => save.mutate()}>
              {t("settings.saveCategories")}
            </button>
            {dirty ? (
              <button type="button" className="desk-button desk-quiet" onClick={() => setTree(saved)}>
                {t("settings.discard")}
              </button>
            ) : null}
          </div>
        </>
      ) : null}
    </section>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: React.ReactNode; onClick: () => void }) {
  return (
    <button type="button" className="desk-icon" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </button>
  );
}

function CategoryForm({ category, mayEdit, onChange }: { category: Category; mayEdit: boolean; onChange: (change: Partial<Category>) => void }) {
  const { t } = useTranslation("desk");
  return (
    <fieldset className="desk-fieldset desk-tree-form" disabled={!mayEdit}>
      <div className="desk-three">
        {languages.map((l) => (
          <TextField
            key={l}
            label={t(`words:language.${l}`)}
            lang={l}
            value={category.names[l]}
            onChange={(name) => onChange({ names: { ...category.names, [l]: name } })}
            maxLength={80}
            required
          />
        ))}
      </div>
      <TextField
        label={t("settings.cues")}
        hint={t("settings.cuesHint")}
        value={(category.cues ?? []).join("，")}
        onChange={(text) =>
          onChange({
            cues: text
              .split(/[,，、]+/)
              .map((c) => c.trimStart())
              .filter(Boolean),
          })
        }
        maxLength={1_000}
      />
      <Check
        label={t("settings.avoidable")}
        hint={t("settings.avoidableHint")}
        checked={category.avoidable}
        onChange={(avoidable) => onChange({ avoidable })}
      />
    </fieldset>
  );
}
