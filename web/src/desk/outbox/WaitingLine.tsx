import type { WaitingMessage } from "@amends/core/desk/contract-outbox";
import { ClockCircleOutlined, ExclamationCircleOutlined, SendOutlined } from "@ant-design/icons";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import { useOutboxActs } from "./outbox-api.ts";
import { SendLaterDialog } from "./SendLaterDialog.tsx";

/** Whole seconds until it goes out, counted on this device from the moment the answer of the server arrived: no two clocks are compared. */
function useSecondsLeft(waiting: WaitingMessage, running: boolean): number {
  const [state, setState] = useState({ waiting, arrived: performance.now(), now: performance.now() });
  if (state.waiting !== waiting) setState({ waiting, arrived: performance.now(), now: performance.now() });
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setState((s) => ({ ...s, now: performance.now() })), 250);
    return () => clearInterval(timer);
  }, [running]);
  return Math.max(0, Math.ceil((waiting.inMs - (state.now - state.arrived)) / 1_000));
}

/** One answer that has not gone out: when it will, or why not, and what can be done about it. `lead` stands before it in a list of several complaints. */
export function WaitingLine({
  waiting,
  author,
  lastSeenSeq,
  lead,
  onTakenBack,
}: {
  waiting: WaitingMessage;
  author: string | null;
  lastSeenSeq: string | null;
  lead?: ReactNode;
  onTakenBack?: () => void;
}) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const acts = useOutboxActs();
  const [changing, setChanging] = useState(false);
  const [busy, setBusy] = useState(false);
  const { held, planned } = waiting;
  const seconds = useSecondsLeft(waiting, !planned && held === null);
  const run = (act: Promise<unknown>) => {
    setBusy(true);
    void act.finally(() => setBusy(false));
  };
  const when = planned ? t("outbox.at", { when: format.time(waiting.sendAt) }) : seconds > 0 ? t("outbox.inSeconds", { count: seconds }) : t("outbox.going");
  const icon = held ? <ExclamationCircleOutlined aria-hidden /> : planned ? <ClockCircleOutlined aria-hidden /> : <SendOutlined aria-hidden />;
  return (
    <article className="desk-waiting" data-tone={held ? "need" : undefined} aria-label={t("outbox.one")}>
      {lead}
      <p className="desk-waiting-when">
        {icon} <strong>{held ? t("outbox.held") : when}</strong>
        {author ? <span className="desk-muted"> · {author}</span> : null}
      </p>
      {held ? <p>{held.message}</p> : null}
      <p className="desk-clip2">{waiting.text}</p>
      <div className="desk-row-actions">
        <button
          type="button"
          className="desk-button"
          disabled={busy || (!held && !planned && seconds === 0)}
          onClick={() => run(acts.takeBack(waiting).then((done) => done && onTakenBack?.()))}
        >
          {t(planned || held ? "outbox.takeBackToEdit" : "outbox.undo")}
        </button>
        {planned || held ? (
          <button type="button" className="desk-button desk-quiet" disabled={busy} onClick={() => setChanging(true)}>
            {t("outbox.change")}
          </button>
        ) : null}
        {(planned || held) && lastSeenSeq !== null ? (
          <button type="button" className="desk-button desk-quiet" disabled={busy} onClick={() => run(acts.sendNow(waiting, lastSeenSeq))}>
            {t(held ? "composer.sendAnyway" : "outbox.sendNow")}
          </button>
        ) : null}
      </div>
      {changing ? (
        <SendLaterDialog
          title={t("outbox.changeTitle")}
          onClose={() => setChanging(false)}
          onTake={(at) => {
            setChanging(false);
            run(acts.change(waiting, at));
          }}
        />
      ) : null}
    </article>
  );
}
