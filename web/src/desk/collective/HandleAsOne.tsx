import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import { CollectiveDialog } from "./CollectiveDialog.tsx";

type Props = {
  readonly saved: { readonly id: string };
  readonly alike: readonly { readonly complaintId: string; readonly number: string }[];
};

/** After recording one that others have complained about too: offers to handle them as one. */
export function HandleAsOne({ saved, alike }: Props) {
  const { t } = useTranslation("collective");
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  return (
    <section>
      <h2>{t("title")}</h2>
      <p>{t("fromIntake", { numbers: format.list(alike.map((each) => each.number)) })}</p>
      <button type="button" className="desk-button" onClick={() => setAsking(true)}>
        {t("handleAsOne")}
      </button>
      {asking ? (
        <CollectiveDialog ids={[saved.id, ...alike.map((each) => each.complaintId)]} onClose={() => setAsking(false)} onDone={() => setAsking(false)} />
      ) : null}
    </section>
  );
}
