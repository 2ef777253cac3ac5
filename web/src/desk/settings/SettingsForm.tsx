import { type QueryKey, type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { errorText } from "../../ui/error-text.ts";
import { showToast } from "../../ui/toasts.ts";

/** Saves what was decided under `path`, keeps the server's answer where the page reads it, and says so. */
export function useSaveSettings<T>(path: string, key: QueryKey, body: () => unknown): UseMutationResult<T, Error, void> {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  return useMutation<T, Error, void>({
    mutationFn: () => api.put<T>(path, body()),
    onSuccess: (fresh) => {
      client.setQueryData(key, fresh);
      showToast(t("said.saved"));
    },
  });
}

type Props = {
  readonly title: string;
  readonly hint?: string;
  /** What stands above the fields and may be used by whoever only reads. */
  readonly above?: ReactNode;
  readonly fieldsClass?: string;
  readonly mayEdit: boolean;
  readonly save: Pick<UseMutationResult<unknown, Error, void>, "mutate" | "error" | "isPending">;
  readonly children: ReactNode;
};

/** A card of settings: fields that only those who may can change, what went wrong, and the button that saves. */
export function SettingsForm({ title, hint, above, fieldsClass = "", mayEdit, save, children }: Props) {
  const { t } = useTranslation("desk");
  return (
    <form
      className="desk-card"
      onSubmit={(e) => {
        e.preventDefault();
        save.mutate();
      }}
    >
      <h2>{title}</h2>
      {hint ? <p className="desk-muted">{hint}</p> : null}
      {above}
      <fieldset className={`desk-fieldset ${fieldsClass}`} disabled={!mayEdit}>
        {children}
      </fieldset>
      {save.error ? (
        <p className="desk-error" role="alert">
          {errorText(save.error)}
        </p>
      ) : null}
      {mayEdit ? (
        <div className="desk-row-actions">
          <button type="submit" className="desk-button desk-primary" disabled={save.isPending}>
            {t("dialog.save")}
          </button>
        </div>
      ) : null}
    </form>
  );
}
