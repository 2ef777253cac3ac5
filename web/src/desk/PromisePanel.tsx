import type { Promise_ } from "@amends/core/desk/complaint";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { duesOf } from "@amends/core/desk/next-due";
import { openWait } from "@amends/core/desk/state";
import { type PromiseKind, promiseKinds } from "@amends/core/desk/vocabulary";
import { type Instant, standing } from "@amends/core/shared/record";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { DateTimeField } from "../ui/DateTimeField.tsx";
import { DueChip } from "../ui/DueChip.tsx";
import { useMe } from "../ui/me.ts";
import { useNow } from "../ui/now.ts";
import { PersonPicker } from "../ui/PersonPicker.tsx";
import { Pick } from "../ui/Pick.tsx";
import { PromiseSign } from "../ui/PromiseSign.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { BoardProps } from "./ContextPane.tsx";
import { ErrandList } from "./errands/ErrandList.tsx";
import { loadFinding } from "./promise/use-found-promises.ts";
import { useCommand } from "./use-command.ts";
import { useSentenceWords } from "./use-sentence-words.ts";

/** Everything that was said will be done, and everything that falls due. */
export function PromisePanel({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const dues = [...duesOf(page.complaint)].sort((a, b) => a.at.localeCompare(b.at));
  const wait = openWait(page.complaint);
  return (
    <div className="desk-board">
      <section>
        <h3>{t("promise.title")}</h3>
        <PromiseList page={page} />
        {page.abilities.promise ? <PromiseForm page={page} /> : null}
      </section>
      <ErrandList page={page} open={open} />
      <section>
        <h3>{t("promise.dues")}</h3>
        {dues.length === 0 ? (
          <p className="desk-muted">{t("promise.noDues")}</p>
        ) : (
          <ul className="desk-dues">
            {dues.map((due) => (
              <li key={[due.kind, due.recordId, due.clock?.packId, due.clock?.ruleId].join(" ")}>
                <DueChip at={due.at} kind={due.kind} /> {t(`words:dueKind.${due.kind}`)}
                {due.kind === "review" && wait?.reason ? <span className="desk-muted"> · {wait.reason}</span> : null}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

export function PromiseList({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const promises = standing(page.complaint.promises);
  if (promises.length === 0) return <p className="desk-muted">{t("promise.none")}</p>;
  return (
    <ul className="desk-promises">
      {promises.map((p) => (
        <PromiseItem key={p.id} promise={p} page={page} />
      ))}
    </ul>
  );
}

function PromiseItem({ promise, page }: { promise: Promise_; page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const now = useNow();
  const { run, busy } = useCommand(page.complaint.id);
  const [asking, setAsking] = useState<"move" | "broken" | null>(null);
  const [at, setAt] = useState<Instant | null>(null);
  const [told, setTold] = useState(false);
  const [reason, setReason] = useState("");
  const { abilities } = page;
  const open = !promise.kept && !promise.broken;
  const inTime = Date.parse(promise.dueAt) > now;
  const moved = promise.renegotiations.length > 0;
  const on = { recordId: promise.id };
  const ready = reason.trim() !== "" && (asking === "broken" || (at !== null && told));
  const save = async () => {
    if (!ready) return;
    const answer =
      asking === "broken"
        ? await run("breakPromise", { reason: reason.trim() }, { ...on, done: t("said.promiseBroken") })
        : await run("renegotiatePromise", { dueAt: at as Instant, reason: reason.trim(), customerTold: true }, { ...on, done: t("said.promiseMoved") });
    if (answer) setAsking(null);
  };
  return (
    <li>
      <p>
        <PromiseSign state={promise.kept ? "kept" : promise.broken ? "broken" : moved ? "renegotiated" : "open"} /> {promise.what}
      </p>
      <p className="desk-muted">
        {words.owner(promise.personId)}
        {promise.to ? ` → ${promise.to}` : ""} · {open ? <DueChip at={promise.dueAt} kind="promise" /> : words.time((promise.kept ?? promise.broken)?.at)}
      </p>
      {promise.broken?.reason ? <p className="desk-muted">{promise.broken.reason}</p> : null}
      {asking ? (
        <form
          className="desk-inline-form"
          onSubmit={(e) => {
            e.preventDefault();
            void save();
          }}
        >
          {asking === "move" ? (
            <>
              <DateTimeField label={t("promise.newDue")} value={at} onChange={setAt} quick={["tomorrow12", "in3Days", "in7Days"]} required />
              <Check label={t("promise.customerTold")} hint={t("promise.customerToldHint")} checked={told} onChange={setTold} />
            </>
          ) : null}
          <TextField label={t(asking === "broken" ? "promise.whyBroken" : "common.reason")} value={reason} onChange={setReason} maxLength={500} required />
          <div className="desk-row-actions">
            <button type="submit" className="desk-button desk-primary" disabled={!ready || busy !== null}>
              {t("dialog.do")}
            </button>
            <button type="button" className="desk-button desk-quiet" onClick={() => setAsking(null)}>
              {t("dialog.cancel")}
            </button>
          </div>
        </form>
      ) : open ? (
        <div className="desk-row-actions">
          {abilities.keepPromise ? (
            <button
              type="button"
              className="desk-button"
              disabled={busy !== null}
              onClick={() => void run("keepPromise", {}, { ...on, done: t("said.promiseKept") })}
            >
              {t("promise.kept")}
            </button>
          ) : null}
          {abilities.renegotiatePromise && inTime ? (
            <button type="button" className="desk-button desk-quiet" onClick={() => setAsking("move")}>
              {t("promise.move")}
            </button>
          ) : null}
          {abilities.breakPromise ? (
            <button type="button" className="desk-button desk-quiet" onClick={() => setAsking("broken")}>
              {t("promise.broken")}
            </button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function PromiseForm({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const { run, busy } = useCommand(page.complaint.id);
  const [adding, setAdding] = useState(false);
  const [what, setWhat] = useState("");
  const [personId, setPerson] = useState(me);
  const [dueAt, setDue] = useState<Instant | null>(null);
  const [chosenKind, setKind] = useState<PromiseKind | null>(null);
  const [proposed, setProposed] = useState<PromiseKind>("other");
  const kind = chosenKind ?? proposed;
  useEffect(() => {
    if (!adding) return;
    let current = true;
    loadFinding().then(
      (finding) => current && setProposed(finding.promiseKindOf(what)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [adding, what]);
  const ready = what.trim() !== "" && personId !== "" && dueAt !== null;
  if (!adding)
    return (
      <button type="button" className="desk-button" onClick={() => setAdding(true)}>
        {t("promise.add")}
      </button>
    );
  const add = async () => {
    if (!ready) return;
    const answer = await run("promise", { what: what.trim(), personId, dueAt, kind }, { done: t("said.promised") });
    if (!answer) return;
    setWhat("");
    setDue(null);
    setKind(null);
    setAdding(false);
  };
  return (
    <form
      className="desk-board-form"
      onSubmit={(e) => {
        e.preventDefault();
        void add();
      }}
    >
      <TextField label={t("promise.what")} hint={t("promise.whatHint")} value={what} onChange={setWhat} maxLength={500} required autoFocus />
      <PersonPicker label={t("promise.who")} value={personId} onChange={setPerson} required />
      <DateTimeField label={t("promise.due")} value={dueAt} onChange={setDue} quick={["in2Hours", "today18", "tomorrow12", "in3Days"]} required />
      <Pick label={t("promise.kind")} value={kind} onChange={setKind} choices={promiseKinds.map((k) => ({ value: k, label: t(`words:promiseKind.${k}`) }))} />
      <div className="desk-row-actions">
        <button type="submit" className="desk-button desk-primary" disabled={!ready || busy !== null}>
          {t("promise.record")}
        </button>
        <button type="button" className="desk-button desk-quiet" onClick={() => setAdding(false)}>
          {t("dialog.cancel")}
        </button>
      </div>
    </form>
  );
}
