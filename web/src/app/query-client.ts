import { QueryClient } from "@tanstack/react-query";
import { isPassing } from "../ui/api.ts";

/** Live updates invalidate what changed, so data stays fresh for a minute; only passing failures are tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => isPassing(error) && failures < 3,
      retryDelay: (attempt) => Math.min(1_000 * 2 ** attempt, 8_000),
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
