import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { api } from "../ui/api.ts";
import { showError } from "../ui/toasts.ts";

/** Ends the session on the server and forgets everything that was fetched with it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    try {
      await api.post("/api/auth/sign-out");
      client.clear();
      await navigate({ to: "/sign-in", search: {} });
    } catch (error) {
      showError(error);
    }
  }, [client, navigate]);
}
