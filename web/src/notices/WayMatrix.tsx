import { kindsFor, type NoticeKind } from "@amends/core/notices/notice-kind";
import { type NoticePreference, type NoticeWay, noticeWays as ways, waysOf } from "@amends/core/notices/preference";
import { useTranslation } from "react-i18next";
import { useMe } from "../ui/me.ts";
import css from "./Notices.module.css";

/** Occasions down, ways across, a box to tick where they meet; only what can reach somebody of this role. */
export function WayMatrix({ preference, onChange }: { preference: NoticePreference; onChange: (change: Partial<NoticePreference>) => void }) {
  const { t } = useTranslation("notices");
  const { role } = useMe().viewer;
  const set = (kind: NoticeKind, way: NoticeWay, on: boolean) => onChange({ ways: { ...preference.ways, [kind]: { ...preference.ways[kind], [way]: on } } });
  return (
    <table className={css.matrix}>
      <caption className="unseen">{t("preference.matrix")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("preference.occasion")}</th>
          {ways.map((way) => (
            <th key={way} scope="col">
              {t(`preference.way.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kindsFor(role).map((kind) => {
          const taken = waysOf(preference, kind, role);
          const silent = !taken.includes("product");
          return (
            <tr key={kind}>
              <th scope="row">{t(`preference.kind.${kind}`)}</th>
              {ways.map((way) => (
                <td key={way}>
                  <label title={way === "browser" && silent ? t("preference.browserNeedsProduct") : undefined}>
                    <input
                      type="checkbox"
                      checked={taken.includes(way)}
                      disabled={way === "browser" && silent}
                      aria-label={t("preference.check", { kind: t(`preference.kind.${kind}`), way: t(`preference.way.${way}`) })}
                      onChange={(event) => set(kind, way, event.target.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
