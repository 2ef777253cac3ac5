import type { TokenRow } from "@amends/core/accounts/contract-tokens";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { listIn } from "../ui/list-in.ts";
import { Card, Table } from "../ui/Page.tsx";
import { Time } from "../ui/Time.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { NewToken } from "./NewToken.tsx";

const tokensKey = ["tokens"];

/** Own API tokens: what each may do, until when, when it was last used; make and revoke. */
export function ApiTokens() {
  const { t } = useTranslation("accounts");
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const { data: tokens = [], error, refetch } = useQuery({ queryKey: tokensKey, queryFn: async () => listIn<TokenRow>(await api.get("/api/tokens")) });
  const refresh = () => client.invalidateQueries({ queryKey: tokensKey });
  const revoke = (token: TokenRow) => {
    api.del(`/api/tokens/${token.id}`).then(() => {
      showToast(t("token.revoked", { name: token.name }));
      return refresh();
    }, showError);
  };
  const working = tokens.filter((token) => !token.revokedAt);
  return (
    <Card
      title={t("token.title")}
      about={
        <>
          {t("token.about")}{" "}
          <a href="/api/docs" target="_blank" rel="noopener">
            {t("app:nav.api")}
          </a>
        </>
      }
      actions={<Button onClick={() => setMaking(true)}>{t("token.new")}</Button>}
    >
      {error ? <ErrorState error={error} small onRetry={() => void refetch()} /> : null}
      {!error && working.length === 0 ? <Empty small>{t("token.none")}</Empty> : null}
      {working.length > 0 ? (
        <Table
          caption={t("token.title")}
          head={[
            t("token.name"),
            t("token.scopes"),
            t("token.expires"),
            t("token.used"),
            <span key="actions" className="unseen">
              {t("app:action.actions")}
            </span>,
          ]}
        >
          {working.map((token) => (
            <tr key={token.id}>
              <td>
                {token.name}
                <br />
                <code>{token.hint}</code>
              </td>
              <td>
                {token.scopes.map((scope) => (
                  <Chip key={scope}>{t(`token.scope.${scope}`)}</Chip>
                ))}
              </td>
              <td>
                <Time at={token.expiresAt} form="date" />
              </td>
              <td>{token.lastUsedAt ? <Time at={token.lastUsedAt} /> : t("token.never")}</td>
              <td data-end="">
                <Button size="small" onClick={() => revoke(token)} aria-label={t("token.revokeOf", { name: token.name })}>
                  {t("token.revoke")}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
      {making ? <NewToken onClose={() => setMaking(false)} onMade={refresh} /> : null}
    </Card>
  );
}
