import type { DemoPerson } from "@amends/core/accounts/contract-setup";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { listIn } from "../ui/list-in.ts";
import { showError } from "../ui/toasts.ts";
import css from "./OpenPage.module.css";
import { useEnter } from "./way-in.ts";

/** The people of the demo, to look at the desk through their eyes; only offered on the machine itself. */
export function DemoPeople() {
  const { t } = useTranslation("accounts");
  const enter = useEnter();
  const [busy, setBusy] = useState(false);
  const { data: people = [] } = useQuery({ queryKey: ["demoPeople"], queryFn: async () => listIn<DemoPerson>(await api.get("/api/demo/people")) });
  const take = async (personId: string) => {
    setBusy(true);
    try {
      await api.post("/api/demo/switch", { personId });
      await enter();
    } catch (error) {
      setBusy(false);
      showError(error);
    }
  };
  if (people.length === 0) return null;
  return (
    <section className={css.people}>
      <h2>{t("demo.pick")}</h2>
      <div className={css.grid}>
        {people.map((p) => (
          <button key={p.id} type="button" className={css.person} disabled={busy} onClick={() => void take(p.id)}>
            {p.name}
            <small>
              {t(`words:role.${p.role}`)} · {p.teamName}
            </small>
          </button>
        ))}
      </div>
    </section>
  );
}
