import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../ui/api.ts";
import { Check } from "../ui/Check.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { useWays } from "./preference-data.ts";
import { canPush, isPushing, startPush, stopPush } from "./push.ts";

/** Whether this browser brings notices while no page is open. */
export function PushSwitch() {
  const { t } = useTranslation("notices");
  const key = useWays()?.pushKey;
  const [on, setOn] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    isPushing().then(setOn, () => undefined);
  }, []);
  const able = canPush();
  const set = (wanted: boolean) => {
    if (!key || busy) return;
    setBusy(true);
    (wanted ? startPush(key) : stopPush())
      .then(() => {
        setOn(wanted);
        showToast(t(wanted ? "preference.pushOn" : "preference.pushOff"));
      })
      .catch((error: unknown) => (error instanceof ApiError ? showError(error) : showToast(t("preference.pushFailed"), { tone: "act", seconds: 12 })))
      .finally(() => setBusy(false));
  };
  return (
    <Check
      label={t("preference.push")}
      hint={t(able ? "preference.pushWhy" : "preference.pushNone")}
      checked={on}
      disabled={!able || !key || busy}
      onChange={set}
    />
  );
}
