import type { DemoPerson } from "@amends/core/accounts/contract-setup";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { listIn } from "../ui/list-in.ts";
import { Menu } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { showError } from "../ui/toasts.ts";
import css from "./Shell.module.css";
import { startOver } from "./sign-out.ts";

/** Above everything in the demo company: says that it is demo data, who one is, and the way out of it. */
export function DemoBanner() {
  const { t } = useTranslation();
  const me = useMe();
  const [removing, setRemoving] = useState(false);
  if (!me.demo) return null;
  return (
    <div className={css.banner} role="region" aria-label={t("demo.short")}>
      <span className={css.bannerLong}>{t("demo.banner")}</span>
      <span className={css.bannerBrief} aria-hidden="true">
        {t("demo.short")}
      </span>
      <div className={css.bannerActions}>
        {me.demoSwitch ? <PersonSwitch /> : null}
        <button type="button" onClick={() => setRemoving(true)}>
          <span className={css.bannerLong}>{t("demo.remove")}</span>
          <span className={css.bannerBrief} aria-hidden="true">
            {t("demo.removeBrief")}
          </span>
        </button>
      </div>
      {removing ? <RemoveDemo onClose={() => setRemoving(false)} /> : null}
    </div>
  );
}

function PersonSwitch() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: people = [] } = useQuery({ queryKey: ["demoPeople"], queryFn: async () => listIn<DemoPerson>(await api.get("/api/demo/people")) });
  const take = async (personId: string) => {
    try {
      await api.post("/api/demo/switch", { personId });
      startOver("/");
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Menu
      side="end"
      label={t("demo.switch")}
      items={people.map((p) => ({
        key: p.id,
        label: p.name,
        note: `${t(`words:role.${p.role}`)} · ${p.teamName}`,
        checked: p.id === me.viewer.id,
        run: () => void take(p.id),
      }))}
      button={(aria) => (
        <button type="button" {...aria}>
          <span className={css.bannerLong}>{t("demo.as", { name: `${me.viewer.name} · ${t(`words:role.${me.viewer.role}`)}` })}</span>
          <span className={css.bannerBrief} aria-hidden="true">
            {me.viewer.name} · {t(`words:role.${me.viewer.role}`)}
          </span>{" "}
          ▾
        </button>
      )}
    />
  );
}

function RemoveDemo({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await api.del("/api/setup/demo");
      startOver("/");
    } catch (error) {
      showError(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("demo.removeTitle")}
      size="narrow"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t("demo.keep")}</Button>
          <Button danger type="primary" loading={busy} onClick={remove}>
            {t("demo.remove")}
          </Button>
        </>
      }
    >
      <p>{t("demo.removeText")}</p>
    </Dialog>
  );
}
