import type { CreatedToken } from "@amends/core/accounts/contract-tokens";
import { type TokenScope, tokenScopes } from "@amends/core/accounts/token-scope";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormError } from "../ui/FormError.tsx";
import { Pick } from "../ui/Pick.tsx";
import { Segments } from "../ui/Segments.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./Accounts.module.css";

const lifetimes = ["30", "90", "365"] as const;

/** Makes an API token and shows it once. */
export function NewToken({ onClose, onMade }: { onClose: () => void; onMade: () => Promise<unknown> }) {
  const { t } = useTranslation("accounts");
  const [name, setName] = useState("");
  const [scope, setScope] = useState<TokenScope>("read");
  const [days, setDays] = useState<(typeof lifetimes)[number]>("90");
  const [made, setMade] = useState<CreatedToken | null>(null);
  const { busy, error, submit, of } = useSubmit(async () => {
    setMade(await api.post<CreatedToken>("/api/tokens", { name, scopes: [scope], days: Number(days) }));
    await onMade();
  });
  if (made) {
    return (
      <Dialog
        title={t("token.made")}
        onClose={onClose}
        foot={
          <>
            <CopyButton text={made.token} />
            <Button type="primary" onClick={onClose}>
              {t("token.kept")}
            </Button>
          </>
        }
      >
        <p>{t("token.once")}</p>
        <code className={css.code}>{made.token}</code>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t("token.new")}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!name.trim()}>
            {t("token.make")}
          </Button>
        </>
      }
    >
      <TextField label={t("token.name")} hint={t("token.nameHint")} required maxLength={80} autoFocus value={name} onChange={setName} error={of("name")} />
      <Segments
        label={t("token.scopes")}
        hint={t("token.scopeHint")}
        value={scope}
        onChange={setScope}
        choices={tokenScopes.map((value) => ({ value, label: t(`token.scope.${value}`) }))}
      />
      <Pick
        label={t("token.expires")}
        value={days}
        onChange={setDays}
        choices={lifetimes.map((value) => ({ value, label: t("token.days", { count: Number(value) }) }))}
      />
      <FormError error={error} fields={["name"]} />
    </Dialog>
  );
}
