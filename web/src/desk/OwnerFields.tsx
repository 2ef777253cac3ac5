import { handles, type Role } from "@amends/core/shared/role";
import { useTranslation } from "react-i18next";
import { usePeople } from "../ui/directory.ts";
import { PersonPicker } from "../ui/PersonPicker.tsx";
import { TeamPicker } from "../ui/TeamPicker.tsx";

export type Owner = { readonly teamId: string; readonly assigneeId: string | null };

/** A team, and a person of it or nobody. Choosing a person brings their team along. */
export function OwnerFields({ value, onChange, except }: { value: Owner; onChange: (owner: Owner) => void; except?: readonly string[] }) {
  const { t } = useTranslation("desk");
  const people = usePeople();
  return (
    <>
      <PersonPicker
        label={t("words:field.assignee")}
        value={value.assigneeId ?? ""}
        clearable
        placeholder={t("people.nobody")}
        only={(p) => handles(p.role as Role) && !except?.includes(p.id)}
        onChange={(id) => onChange({ teamId: people.find((p) => p.id === id)?.teamId ?? value.teamId, assigneeId: id || null })}
      />
      <TeamPicker
        label={t("words:field.team")}
        value={value.teamId}
        required
        onChange={(teamId) => onChange({ teamId, assigneeId: people.find((p) => p.id === value.assigneeId)?.teamId === teamId ? value.assigneeId : null })}
      />
    </>
  );
}
