import { type Signature, type SignatureTexts, signatureFor } from "@amends/core/channels/signature-text";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { useTeams } from "../ui/directory.ts";
import { FormError } from "../ui/FormError.tsx";
import { type Language, languages } from "../ui/language.ts";
import { useMe } from "../ui/me.ts";
import { Buttons, Card } from "../ui/Page.tsx";
import { TeamPicker } from "../ui/TeamPicker.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./Mail.module.css";
import { signaturesQuery } from "./mail-data.ts";

/** How each team signs its mail to customers, with what the customer will see. */
export function SignatureCard() {
  const { t } = useTranslation("notices");
  const { viewer } = useMe();
  const [teamId, setTeamId] = useState(viewer.companyId);
  const { data } = useQuery(signaturesQuery);
  return (
    <Card title={t("signature.title")} about={t("signature.about")}>
      <TeamPicker label={t("signature.whose")} value={teamId} onChange={(id) => id && setTeamId(id)} />
      {data ? <SignatureForm key={teamId} teamId={teamId} signatures={data} /> : null}
    </Card>
  );
}

function SignatureForm({ teamId, signatures }: { teamId: string; signatures: readonly Signature[] }) {
  const { t } = useTranslation("notices");
  const client = useQueryClient();
  const { viewer } = useMe();
  const teams = useTeams();
  const [texts, setTexts] = useState<SignatureTexts>(signatures.find((s) => s.teamId === teamId)?.texts ?? {});
  const { busy, error, submit } = useSubmit(async () => {
    const { items } = await api.put<{ items: Signature[] }>(`/api/settings/mail/signatures/${teamId}`, { texts });
    client.setQueryData(signaturesQuery.queryKey, items);
    showToast(t(items.some((s) => s.teamId === teamId) ? "signature.saved" : "signature.cleared"));
  });
  const above: SignatureTexts[] = [];
  for (let up = teams.find((x) => x.id === teamId)?.parentId; up; up = teams.find((x) => x.id === up)?.parentId)
    above.push(signatures.find((s) => s.teamId === up)?.texts ?? {});
  const put = (language: Language, text: string) => setTexts((before) => ({ ...before, [language]: text }));
  return (
    <>
      {languages.map((language) => {
        const seen = signatureFor([texts, ...above], language, { name: viewer.name });
        return (
          <div key={language} className={css.signature}>
            <div>
              <TextArea
                label={t(`words:language.${language}`)}
                lang={language}
                rows={3}
                maxLength={1_000}
                value={texts[language] ?? ""}
                onChange={(text) => put(language, text)}
              />
              <button type="button" className={css.link} onClick={() => put(language, `${texts[language] ?? ""}{name}`)}>
                {t("signature.namePut")}
              </button>
            </div>
            <figure className={css.letter}>
              <figcaption>{t("signature.sample")}</figcaption>
              <p>{t("signature.sampleText")}</p>
              <p lang={language} data-from={texts[language]?.trim() ? "own" : "above"}>
                {seen ?? teams.find((team) => team.id === viewer.companyId)?.name}
              </p>
            </figure>
          </div>
        );
      })}
      <FormError error={error} />
      <Buttons>
        <Button onClick={submit} loading={busy}>
          {t("signature.save")}
        </Button>
      </Buttons>
    </>
  );
}
