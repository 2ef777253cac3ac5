import type { Language } from "@amends/core/desk/complaint";
import type { CollectiveView, GroupMessage } from "@amends/core/desk/contract-collective";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { languages } from "../../ui/language.ts";
import { TextArea } from "../../ui/TextArea.tsx";
import { showError, showToast } from "../../ui/toasts.ts";
import { useFormat } from "../../ui/use-format.ts";
import { InlineForm } from "../InlineForm.tsx";
import { useSentenceWords } from "../use-sentence-words.ts";
import { collectiveApi, type SentToAll, useRefresh } from "./collective-api.ts";

/** Writing to everybody at once, and what became of it: who did not get theirs is named, with the reason, and can be sent to again. */
export function GroupMessages({ page, view }: { page: ComplaintPage; view: CollectiveView }) {
  const { t } = useTranslation("collective");
  const refresh = useRefresh();
  const [texts, setTexts] = useState<Partial<Record<Language, string>>>({});
  const [busy, setBusy] = useState(false);
  const { id } = page.complaint;
  const used = languages.filter((language) => view.members.some((m) => m.language === language));
  const asked = used.length > 0 ? used : [page.complaint.language];
  const send = async (work: () => Promise<SentToAll>) => {
    setBusy(true);
    try {
      const { sent, failed } = await work();
      const said = [sent > 0 || failed === 0 ? t("sentToAll", { count: sent }) : "", failed > 0 ? t("notSent", { count: failed }) : ""];
      showToast(said.filter(Boolean).join(" · "), failed > 0 ? { tone: "act", seconds: 20 } : {});
      setTexts({});
      return sent;
    } catch (error) {
      showError(error);
      return null;
    } finally {
      setBusy(false);
      void refresh();
    }
  };
  const mayWrite = page.abilities.nameRepresentative === true && view.size > 0;
  return (
    <section>
      <h3>{t("messages")}</h3>
      {mayWrite ? (
        <InlineForm
          action={t("writeToAll")}
          busy={busy}
          ready={asked.every((language) => texts[language]?.trim())}
          onDo={() => send(() => collectiveApi.write(id, Object.fromEntries(asked.map((language) => [language, texts[language]?.trim() ?? ""]))))}
        >
          <p className="desk-muted">{t("writeHint")}</p>
          {asked.map((language) => (
            <TextArea
              key={language}
              label={t("textIn", { language: t(`words:language.${language}`), count: view.members.filter((m) => m.language === language).length })}
              value={texts[language] ?? ""}
              onChange={(text) => setTexts((before) => ({ ...before, [language]: text }))}
              rows={4}
              maxLength={20_000}
              required
            />
          ))}
        </InlineForm>
      ) : null}
      <ol className="desk-rises">
        {view.messages.map((message) => (
          <Sent
            key={message.id}
            page={page}
            message={message}
            onRepeat={mayWrite ? () => void send(() => collectiveApi.repeat(id, message.id)) : null}
            busy={busy}
          />
        ))}
      </ol>
    </section>
  );
}

function Sent({ page, message, onRepeat, busy }: { page: ComplaintPage; message: GroupMessage; onRepeat: (() => void) | null; busy: boolean }) {
  const { t } = useTranslation("collective");
  const format = useFormat();
  const words = useSentenceWords(page);
  return (
    <li>
      <p className="desk-muted">
        {words.actor({ type: "person", id: message.byId })} · {format.time(message.at)} · {t("sentToAll", { count: message.sent })}
      </p>
      {Object.entries(message.texts).map(([language, text]) => (
        <p key={language} lang={language} className="desk-text">
          {text}
        </p>
      ))}
      {message.failed.length > 0 ? (
        <div className="desk-need">
          <p>{t("notSent", { count: message.failed.length })}</p>
          <ul>
            {message.failed.map((each) => (
              <li key={each.complaintId}>
                <Link to="/complaints/$id" params={{ id: each.complaintId }} search={(s) => s} className="desk-number">
                  {each.number}
                </Link>{" "}
                {each.message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {message.failedHidden > 0 ? <p className="desk-need">{t("notSentHidden", { count: message.failedHidden })}</p> : null}
      {onRepeat && message.failed.length > 0 ? (
        <button type="button" className="desk-button" disabled={busy} onClick={onRepeat}>
          {t("repeat")}
        </button>
      ) : null}
    </li>
  );
}
