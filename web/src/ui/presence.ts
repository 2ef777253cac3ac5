import { useEffect, useRef, useState } from "react";
import { api } from "./api.ts";
import { type Present, useStream } from "./live.ts";
import { useMe } from "./me.ts";

export type { Present };

const repeatMs = 20_000;

/** The complaint at which the server knows this tab to be. */
let known: string | null = null;

/**
 * What the request for a complaint's page says of one's whereabouts: that one is here now and what one has left, once. So
 * opening a complaint takes one call.
 */
export function arriving(complaintId: string): string {
  if (known === complaintId) return "";
  const left = known;
  known = complaintId;
  return `?here=1${left ? `&left=${left}` : ""}`;
}

/** Keeps saying that one looks at (or types in) a complaint, and gives the others who do; `there` came with the page. */
export function usePresence(complaintId: string, typing: boolean, there: readonly Present[] | undefined): readonly Present[] {
  const mine = useMe().viewer.id;
  const [people, setPeople] = useState<readonly Present[]>([]);
  const told = useRef(false);

  useEffect(() => {
    // Whoever goes from one complaint to the next says so with the page of the next one.
    return () => void setTimeout(() => leave(complaintId));
  }, [complaintId]);
  useEffect(() => {
    if (there) setPeople(there);
  }, [there]);

  useEffect(() => {
    const say = () => {
      const state = document.visibilityState === "hidden" ? "away" : typing ? "typing" : "viewing";
      tell(complaintId, state).then(
        (answer) => answer?.people && setPeople(answer.people),
        () => undefined,
      );
    };
    // The page's own request has said 'viewing'; a page that was kept needed none.
    const first = setTimeout(() => {
      if (typing !== told.current || known !== complaintId) say();
      told.current = typing;
    });
    const timer = setInterval(say, repeatMs);
    document.addEventListener("visibilitychange", say);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener("visibilitychange", say);
    };
  }, [complaintId, typing]);

  useStream("presence", (news) => {
    if (news.complaintId === complaintId) setPeople(news.people);
  });
  return people.filter((p) => p.personId !== mine);
}

function leave(complaintId: string): void {
  if (known !== complaintId) return;
  known = null;
  void tell(complaintId, "away").catch(() => undefined);
}

function tell(complaintId: string, state: "viewing" | "typing" | "away") {
  if (state !== "away") known = complaintId;
  return api.post<{ people?: readonly Present[] } | undefined>("/api/presence", { complaintId, state }, { keepalive: state === "away" });
}
