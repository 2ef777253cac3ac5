import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";

const usual = ["heard", "customerSaid", "misleading"] as const;

/** Why it is not as the words suggest: a usual reason by one click, or an own one; it is kept with the choice. */
export function ReasonLine({ value, onChange, error }: { value: string; onChange: (reason: string) => void; error?: string | null | undefined }) {
  const { t } = useTranslation("desk");
  return (
    <div className="desk-reason">
      <TextField label={t("proposal.why")} value={value} onChange={onChange} required maxLength={500} error={error} />
      <div className="desk-suggest">
        {usual.map((reason) => (
          <button key={reason} type="button" className="desk-quick" onClick={() => onChange(t(`override.${reason}`))}>
            {t(`override.${reason}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
