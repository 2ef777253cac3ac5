import { openPlacesOf } from "@amends/core/desk/saved-reply";
import { EditOutlined } from "@ant-design/icons";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";

/** What is still to be filled in before this may go out; each leads to its place in the text. */
export function OpenPlaces({ text, area }: { text: string; area: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation("desk");
  const places = openPlacesOf(text);
  if (places.length === 0) return null;
  return (
    <p className="desk-places" role="status">
      <EditOutlined aria-hidden /> {t("replies.toFill", { count: places.length })}{" "}
      {places.map(({ name, start, end }) => (
        <button
          key={start}
          type="button"
          className="desk-link"
          onClick={() => {
            area.current?.focus();
            area.current?.setSelectionRange(start, end);
          }}
        >
          {t(`variable.${name}`, { defaultValue: name })}
        </button>
      ))}
    </p>
  );
}
