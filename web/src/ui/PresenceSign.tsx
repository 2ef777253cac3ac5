import { EditOutlined, EyeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import css from "./Bars.module.css";
import type { Present } from "./presence.ts";
import { useFormat } from "./use-format.ts";

/** Who else is here: an eye for looking, a pen for typing, with names. */
export function PresenceSign({ people }: { people: readonly Present[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (people.length === 0) return null;
  const typing = people.filter((p) => p.state === "typing");
  const shown = typing.length > 0 ? typing : people;
  const names = format.list(shown.map((p) => p.name));
  return (
    <span className={css.here} role="status">
      {typing.length > 0 ? <EditOutlined aria-hidden="true" /> : <EyeOutlined aria-hidden="true" />}
      {t(typing.length > 0 ? "presence.typing" : "presence.viewing", { names, count: shown.length })}
    </span>
  );
}
