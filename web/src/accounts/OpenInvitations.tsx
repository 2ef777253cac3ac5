import type { Invitation } from "@amends/core/accounts/contract-people";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { pathOf, useTeams } from "../ui/directory.ts";
import { Card, Table } from "../ui/Page.tsx";
import { Time } from "../ui/Time.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { useInvitations, useRefreshPeople } from "./people-data.ts";

/** Invitations that still work; nothing when there are none. */
export function OpenInvitations() {
  const { t } = useTranslation("accounts");
  const teams = useTeams();
  const refresh = useRefreshPeople();
  const open = useInvitations().filter((i) => i.state === "open");
  const revoke = (invitation: Invitation) => {
    api.del(`/api/people/invitations/${invitation.id}`).then(() => {
      showToast(t("invite.revoked"));
      return refresh();
    }, showError);
  };
  if (open.length === 0) return null;
  return (
    <Card title={t("invite.open")}>
      <Table
        caption={t("invite.open")}
        head={[
          t("field.email"),
          t("words:field.role"),
          t("words:field.team"),
          t("invite.until"),
          <span key="actions" className="unseen">
            {t("app:action.actions")}
          </span>,
        ]}
      >
        {open.map((i) => (
          <tr key={i.id}>
            <td>{i.email}</td>
            <td>{t(`words:role.${i.role}`)}</td>
            <td>{pathOf(teams, i.teamId)}</td>
            <td>
              <Time at={i.expiresAt} form="table" />
            </td>
            <td data-end="">
              <Button size="small" aria-label={t("invite.revokeOf", { email: i.email })} onClick={() => revoke(i)}>
                {t("invite.revoke")}
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
