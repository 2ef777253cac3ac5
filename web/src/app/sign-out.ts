import { useCallback } from "react";
import { stopPush } from "../notices/push.ts";
import { api } from "../ui/api.ts";
import { showError } from "../ui/toasts.ts";

/** Loads the page anew: nothing that was fetched for one person stays in memory for the next. */
export function startOver(path: string): void {
  window.location.assign(path);
}

/** Ends the session on the server and forgets everything that was fetched with it. */
export function useSignOut(): () => Promise<void> {
  return useCallback(async () => {
    try {
      await stopPush().catch(() => undefined); // whoever uses this browser next hears nothing of it
      await api.post("/api/auth/sign-out");
      startOver("/sign-in");
    } catch (error) {
      showError(error);
    }
  }, []);
}
