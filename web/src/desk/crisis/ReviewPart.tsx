import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { Crisis } from "@amends/core/desk/crisis-record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { InlineForm } from "../InlineForm.tsx";
import { useCommand } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";

const parts = ["happened", "why", "changes"] as const;

/** The closing review: what happened, why, what changes, and who sees to it. */
export function ReviewPart({ page, crisis, may }: { page: ComplaintPage; crisis: Crisis; may: boolean }) {
  const { t } = useTranslation("crisis");
  const words = useSentenceWords(page);
  const { review } = crisis;
  if (!review) return may ? <ReviewForm page={page} /> : null;
  return (
    <section>
      <h3>{t("crisis.review")}</h3>
      <dl className="desk-review">
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`crisis.${part}`)}</dt>
            <dd>{review[part]}</dd>
          </div>
        ))}
        <div>
          <dt>{t("crisis.changesBy")}</dt>
          <dd>{words.person(review.ownerId)}</dd>
        </div>
      </dl>
      <p className="desk-muted">
        {words.actor(review.by)} · {words.time(review.at)}
      </p>
    </section>
  );
}

function ReviewForm({ page }: { page: ComplaintPage }) {
  const { t } = useTranslation("crisis");
  const { run, busy } = useCommand(page.complaint.id);
  const [texts, setTexts] = useState({ happened: "", why: "", changes: "" });
  const [ownerId, setOwner] = useState("");
  return (
    <section>
      <h3>{t("crisis.review")}</h3>
      <p className="desk-muted">{t("crisis.reviewHint")}</p>
      <InlineForm
        action={t("crisis.writeReview")}
        busy={busy !== null}
        ready={parts.every((part) => texts[part].trim() !== "") && ownerId !== ""}
        onDo={() => run("reviewCrisis", { ...texts, ownerId }, { done: t("crisis.saidEnded") })}
      >
        {parts.map((part, i) => (
          <TextArea
            key={part}
            label={t(`crisis.${part}`)}
            value={texts[part]}
            onChange={(value) => setTexts({ ...texts, [part]: value })}
            rows={2}
            maxLength={5_000}
            required
            autoFocus={i === 0}
          />
        ))}
        <PersonPicker
          label={t("crisis.changesBy")}
          value={ownerId}
          onChange={setOwner}
          required
          only={(p) => ["agent", "supervisor", "manager"].includes(p.role)}
        />
      </InlineForm>
    </section>
  );
}
