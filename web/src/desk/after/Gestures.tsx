import type { Option } from "@amends/core/desk/complaint";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { gesturesOf } from "@amends/core/desk/win-back";
import type { Money } from "@amends/core/shared/money";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { useMe } from "../../ui/me.ts";
import { TextArea } from "../../ui/TextArea.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { InlineForm } from "../InlineForm.tsx";
import { AskLine } from "../severity/AskLine.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";

/** Gestures that invite the customer back, each under the same authority as every grant. */
export function Gestures({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("after");
  const gestures = gesturesOf(page.complaint);
  return (
    <section>
      <h3>{t("gestures")}</h3>
      <p className="desk-muted">{t("gestureHint")}</p>
      <ul className="desk-promises">
        {gestures.map((gesture) => (
          <Gesture key={gesture.id} gesture={gesture} page={page} />
        ))}
      </ul>
      {page.abilities.addGesture ? <NewGesture page={page} /> : null}
    </section>
  );
}

function stateOf({ given, approval }: Option): "given" | "needed" | "asked" | "declined" | "ready" {
  if (given) return "given";
  return approval.state === "approved" || approval.state === "notNeeded" ? "ready" : approval.state;
}

function Gesture({ gesture, page }: { gesture: Option; page: ComplaintPage }) {
  const { t } = useTranslation("after");
  const format = useFormat();
  const me = useMe().viewer.id;
  const words = useSentenceWords(page);
  const { run, busy } = useCommand(page.complaint.id);
  const { abilities } = page;
  const state = stateOf(gesture);
  const on = { recordId: gesture.id, done: t("said") };
  const asker = "asked" in gesture.approval ? gesture.approval.asked?.by : null;
  const own = [gesture.by, asker].some((by) => by?.type === "person" && by.id === me);
  return (
    <li>
      <p>
        {gesture.text} {gesture.cost ? <strong>{format.money(gesture.cost)}</strong> : null}
      </p>
      <p className="desk-muted">
        {words.actor(gesture.by)} ·{" "}
        <span className="desk-tag" data-tone={state === "given" ? "done" : state === "ready" ? undefined : "need"}>
          {t(`state_${state}`, { when: gesture.given ? words.time(gesture.given.at) : "" })}
        </span>
      </p>
      <div className="desk-row-actions">
        {state === "needed" && abilities.askGesture ? (
          <button type="button" className="desk-button" disabled={busy !== null} onClick={() => void run("askGesture", {}, on)}>
            {t("ask")}
          </button>
        ) : null}
        {(state === "asked" || state === "needed") && abilities.decideGesture && !own ? (
          <>
            <button
              type="button"
              className="desk-button desk-primary"
              disabled={busy !== null}
              onClick={() => void run("decideGesture", { approved: true }, { ...on })}
            >
              {t("approve")}
            </button>
            <AskLine
              action={t("decline")}
              label={t("declineWhy")}
              busy={busy !== null}
              onSay={(reason) => run("decideGesture", { approved: false, reason }, on)}
            />
          </>
        ) : null}
        {state === "ready" && abilities.giveGesture ? (
          <button type="button" className="desk-button desk-primary" disabled={busy !== null} onClick={() => void run("giveGesture", {}, on)}>
            {t("give")}
          </button>
        ) : null}
      </div>
    </li>
  );
}

function NewGesture({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("after");
  const { run, busy } = useCommand(page.complaint.id);
  const [text, setText] = useState("");
  const [cost, setCost] = useState<Money | null>(null);
  const [free, setFree] = useState(false);
  const add = async () => {
    const answer = await run("addGesture", { text: text.trim(), cost: free ? null : cost, noCost: free }, { done: t("said") });
    if (answer) {
      setText("");
      setCost(null);
    }
    return answer;
  };
  return (
    <InlineForm action={t("add")} busy={busy !== null} ready={text.trim() !== "" && (free || cost !== null)} onDo={add}>
      <TextArea label={t("what")} value={text} onChange={setText} rows={2} maxLength={2_000} required autoFocus />
      <MoneyField label={t("cost")} value={free ? null : cost} onChange={setCost} disabled={free} required={!free} />
      <Check label={t("free")} checked={free} onChange={setFree} />
    </InlineForm>
  );
}
