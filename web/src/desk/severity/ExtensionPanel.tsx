import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Extension } from "@amends/core/desk/pressing-records";
import { standing } from "@amends/core/shared/record";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { useFormat } from "../../ui/use-format.ts";
import type { BoardProps } from "../ContextPane.tsx";
import { useSentenceWords } from "../use-sentence-words.ts";

/** More time: asked for, granted with the customer's reason, declined. */
export function ExtensionPanel({ page, open }: BoardProps) {
  const { t } = useTranslation("desk");
  const extensions = standing(page.complaint.extensions);
  return (
    <section>
      <h3>{t("extension.title")}</h3>
      {extensions.length === 0 ? <p className="desk-muted">{t("extension.none")}</p> : null}
      <ul className="desk-promises">
        {extensions.map((e) => (
          <ExtensionItem key={e.id} extension={e} page={page} onDecide={() => open("decideExtension", e.id)} />
        ))}
      </ul>
      {page.abilities.askExtension ? (
        <button type="button" className="desk-button" onClick={() => open("askExtension")}>
          {t("action.askExtension")}
        </button>
      ) : null}
    </section>
  );
}

function ExtensionItem({ extension, page, onDecide }: { extension: Extension; page: ComplaintPage; onDecide: () => void }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const me = useMe().viewer.id;
  const words = useSentenceWords(page);
  const { of, decided, fromDueAt, toDueAt, reason, by } = extension;
  const { complaint, abilities } = page;
  const about = "recordId" in of ? (complaint.steps.find((s) => s.id === of.recordId)?.text ?? complaint.promises.find((p) => p.id === of.recordId)?.what) : "";
  const state = decided ? (decided.approved ? "granted" : "declined") : "open";
  const mayDecide = !decided && abilities.decideExtension && !(by.type === "person" && by.id === me);
  return (
    <li>
      <p>
        {about ||
          t(
            `words:dueKind.${of.kind === "clock" ? (complaint.clocks.find((c) => c.packId === of.packId && c.ruleId === of.ruleId)?.kind ?? "decision") : of.kind}`,
          )}{" "}
        <span className="desk-tag" data-tone={{ open: "need", granted: "done", declined: undefined }[state]}>
          {t(`extension.state_${state}`)}
        </span>
      </p>
      <p className="desk-muted">
        {t("extension.fromTo", { from: format.time(fromDueAt), to: format.time(toDueAt) })} · {words.actor(by)}
      </p>
      <p>{reason}</p>
      {decided ? (
        <p className="desk-muted">
          {words.actor(decided.by)}
          {decided.told ? ` · ${t("extension.told")}: ` : " · "}
          {decided.told || decided.reason}
        </p>
      ) : null}
      {mayDecide ? (
        <div className="desk-row-actions">
          <button type="button" className="desk-button desk-primary" onClick={onDecide}>
            {t("extension.decide")}
          </button>
        </div>
      ) : null}
    </li>
  );
}
