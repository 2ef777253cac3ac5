import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useActions } from "../ui/actions.ts";
import { Check } from "../ui/Check.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Keys } from "../ui/Keys.tsx";
import { useMe, useProfileChange } from "../ui/me.ts";
import { showError } from "../ui/toasts.ts";
import css from "./Palette.module.css";

/** Every key that works on this page, by section, with the switch for one-letter keys on top. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { profile } = useMe();
  const changeProfile = useProfileChange();
  const actions = useActions();
  const sections = useMemo(() => {
    const byKeys = new Map(actions.filter((a) => a.keys).map((a) => [a.keys, a]));
    // What has two keys (J and the arrow) stands once with both.
    return [...Map.groupBy(byKeys.values(), (a) => a.section)].map(([section, list]) => [section, [...Map.groupBy(list, (a) => a.label)]] as const);
  }, [actions]);
  return (
    <Dialog title={t("keys.title")} size="wide" onClose={onClose}>
      <Check
        label={t("keys.switch")}
        hint={t("keys.why")}
        checked={profile.shortcuts}
        onChange={(shortcuts) => void changeProfile({ shortcuts }).catch(showError)}
      />
      <div className={css.sheet}>
        {sections.map(([section, list]) => (
          <section key={section}>
            <h3>{section}</h3>
            <dl>
              {list.map(([label, same]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {same.map((a) => (
                      <Keys key={a.id} keys={a.keys ?? ""} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
