import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { SeverityRecord } from "@amends/core/desk/severity-record";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { useNow } from "../../ui/now.ts";
import { SeverityBars } from "../../ui/SeverityBars.tsx";
import { Time } from "../../ui/Time.tsx";
import { mayUndo } from "../may-undo.ts";
import { useSentenceWords } from "../use-sentence-words.ts";
import { UndoRise } from "./UndoRise.tsx";

/** Every rung it stood on, the latest first: set by whom or raised by which rule, and on what ground. */
export function SeverityHistory({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const { severities } = page.complaint;
  return (
    <ol className="desk-rises" aria-label={t("severity.history")}>
      {[...severities].reverse().map((record) => (
        <Rung key={record.id} record={record} page={page} />
      ))}
    </ol>
  );
}

function Rung({ record, page }: { record: SeverityRecord; page: ComplaintPage }) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const me = useMe().viewer;
  const now = useNow();
  const { complaint, abilities } = page;
  const undoable = record.grounds !== undefined && abilities.withdrawRecord && mayUndo(complaint, record.id, me, now);
  return (
    <li data-withdrawn={record.withdrawn ? true : undefined}>
      <p>
        <SeverityBars severity={record.severity} word />{" "}
        <span className="desk-muted">
          {record.grounds ? t("severity.byRule") : words.actor(record.by)} · <Time at={record.at} />
        </span>
      </p>
      {record.reason ? <p>{record.reason}</p> : null}
      {record.grounds ? (
        <ul className="desk-grounds">
          {record.grounds.map((ground) => (
            <li key={ground.key}>
              {t(`words:severityRule.${ground.rule}`)}
              {ground.phrases.map((phrase) => (
                <q key={phrase} lang={complaint.language}>
                  {phrase}
                </q>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
      {record.withdrawn ? (
        <p className="desk-muted">
          {t("severity.undoneBy", { who: words.by(record.withdrawn.by) })} · <Time at={record.withdrawn.at} />
          {record.withdrawn.reason ? ` · ${record.withdrawn.reason}` : ""}
        </p>
      ) : null}
      {undoable ? <UndoRise complaintId={complaint.id} recordId={record.id} className="desk-link" label={t("severity.undo")} /> : null}
    </li>
  );
}
