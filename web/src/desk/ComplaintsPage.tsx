import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../ui/actions.ts";
import { SplitPane } from "../ui/SplitPane.tsx";
import { useTitle } from "../ui/use-title.ts";
import { ComplaintPane } from "./ComplaintPane.tsx";
import { ListPane } from "./ListPane.tsx";
import { useListNavigation } from "./use-list-navigation.ts";
import { useZones } from "./use-zones.ts";
import "./desk.css";

/** Texts of what stands above some conversations. Asked for one after the other when the first one is opened, each would draw it anew. */
const paneTexts = ["crisis", "people"];

/** The desk: list, conversation, context; as many side by side as the window has room for. */
export function ComplaintsPage() {
  const { t, i18n } = useTranslation("desk");
  useEffect(() => void i18n.loadNamespaces(paneTexts), [i18n]);
  const { search, openId, open, step, show } = useListNavigation();
  const zones = useZones();
  const [focus, setFocus] = useState(false);
  const [next, setNext] = useState<string | null>(null);
  const onNeighbours = useCallback((id: string | null) => setNext(id), []);
  const onBack = useCallback(() => open(null), [open]);
  const onNext = useCallback((id: string | null) => (id ? step(id) : open(null)), [step, open]);
  useTitle(openId ? "" : t(`words:view.${search.view}`));
  useShortcut("\\", () => setFocus(!focus), { label: t(focus ? "list.leaveFocus" : "list.focusMode"), section: t("list.title"), enabled: openId !== null });

  const list = (
    <ListPane
      search={search}
      openId={openId}
      wide={openId === null && zones !== 1}
      rail={zones === 3}
      onOpen={open}
      onStep={step}
      onShow={show}
      onNeighbours={onNeighbours}
    />
  );
  if (!openId) return <div className="desk-page">{list}</div>;
  const pane = (
    <ComplaintPane
      key={openId}
      id={openId}
      zones={focus ? (zones === 3 ? 2 : zones) : zones}
      focus={focus}
      onFocus={setFocus}
      onBack={onBack}
      nextId={next}
      onNext={onNext}
    />
  );
  // One frame for every width: a turned tablet or phone keeps the open dialog, the place in the timeline and the focus.
  return (
    <div className="desk-page">
      <SplitPane id="list" at="start" side={list} label={t("list.label")} initial={344} min={300} max={440} hidden={focus || zones === 1}>
        {pane}
      </SplitPane>
    </div>
  );
}
