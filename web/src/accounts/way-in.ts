import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

/** A path of this site to go to; anything else (another site's address, "//evil") leads home. */
export function safePath(from: unknown): string {
  return typeof from === "string" && /^\/(?![/\\])[^\s\\]*$/.test(from) && !from.startsWith("/sign-in") ? from : "/";
}

/** What happens once somebody is signed in: forget what was known before, and go where they wanted. */
export function useEnter(): (to?: string) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async (to = "/") => {
    client.clear();
    await router.navigate({ href: to, replace: true });
  };
}
