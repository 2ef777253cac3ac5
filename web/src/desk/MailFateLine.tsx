import type { MailFate } from "@amends/core/desk/contract-view";
import { CheckOutlined, ClockCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

const icons = { waiting: ClockCircleOutlined, sent: CheckOutlined, failed: ExclamationCircleOutlined } as const;

/** What became of the mail that carried a message, and what the other server said when it did not take it. */
export function MailFateLine({ mail: { state, reason, detail } }: { mail: MailFate }) {
  const { t } = useTranslation("desk");
  const Icon = icons[state];
  return (
    <p className={state === "failed" ? "desk-error" : "desk-muted"}>
      <Icon aria-hidden /> {t(`timeline.mail_${state}`)}
      {reason ? <> · {t(`words:mailReason.${reason}`, { defaultValue: "" })}</> : null}
      {detail ? (
        <>
          {" "}
          <span className="desk-muted">{t("timeline.mailServerSaid", { detail })}</span>
        </>
      ) : null}
    </p>
  );
}
