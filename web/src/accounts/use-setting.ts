import { useTranslation } from "react-i18next";
import { type Profile, useProfileChange } from "../ui/me.ts";
import { showError, showToast } from "../ui/toasts.ts";

/** Saves settings of the own profile as they are changed and says so; `after` runs at once, before the server answers. */
export function useSetting(): (change: Partial<Profile>, after?: () => void) => void {
  const { t } = useTranslation("accounts");
  const changeProfile = useProfileChange();
  return (change, after) => {
    after?.();
    changeProfile(change).then(() => showToast(t("profile.saved")), showError);
  };
}
