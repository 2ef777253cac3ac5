import type { SavedView } from "@amends/core/desk/contract-settings";
import { DeleteOutlined, EditOutlined, TeamOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { showError, showToast } from "../ui/toasts.ts";
import { useViewChanges } from "./saved-views.ts";

/** One view somebody made; one's own can be changed, and deleted with a way back. */
export function SavedViewItem({
  view,
  current,
  onShow,
  onChange,
  onGone,
}: {
  view: SavedView;
  current: boolean;
  onShow: () => void;
  onChange: () => void;
  onGone: () => void;
}) {
  const { t } = useTranslation("desk");
  const { remove, save } = useViewChanges();
  const deleteIt = () => {
    const { id, mine: _mine, ...kept } = view;
    const back = () => save.mutateAsync(kept).then(() => showToast(t("said.undone"), { tone: "calm" }));
    remove.mutate(id, {
      onSuccess: () => {
        showToast(t("list.viewDeleted", { name: view.name }), { undo: back });
        if (current) onGone();
      },
      onError: showError,
    });
  };
  return (
    <li className="desk-view-own">
      <button type="button" className="desk-view" aria-current={current ? "true" : undefined} onClick={onShow}>
        <span className="desk-clip">{view.name}</span>
        {view.shared ? <TeamOutlined title={t("list.sharedViews")} aria-label={t("list.sharedViews")} /> : null}
      </button>
      {view.mine ? (
        <>
          <button
            type="button"
            className="desk-icon"
            aria-label={t("list.changeViewNamed", { name: view.name })}
            title={t("list.changeViewNamed", { name: view.name })}
            onClick={onChange}
          >
            <EditOutlined aria-hidden />
          </button>
          <button
            type="button"
            className="desk-icon"
            aria-label={t("list.deleteView", { name: view.name })}
            title={t("list.deleteView", { name: view.name })}
            onClick={deleteIt}
          >
            <DeleteOutlined aria-hidden />
          </button>
        </>
      ) : null}
    </li>
  );
}
