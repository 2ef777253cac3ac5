import { useEffect, useState } from "react";
import { api } from "./api.ts";
import { type Present, useStream } from "./live.ts";
import { useMe } from "./me.ts";

export type { Present };

const repeatMs = 20_000;

/** Says that one looks at (or types in) a complaint, and gives the others who do. Null = nowhere. */
export function usePresence(complaintId: string | null, typing: boolean): readonly Present[] {
  const mine = useMe().viewer.id;
  const [people, setPeople] = useState<readonly Present[]>([]);

  useEffect(() => {
    setPeople([]);
    if (!complaintId) return;
    return () => void tell(complaintId, "away").catch(() => undefined);
  }, [complaintId]);

  useEffect(() => {
    if (!complaintId) return;
    const say = () => {
      const state = document.visibilityState === "hidden" ? "away" : typing ? "typing" : "viewing";
      tell(complaintId, state).then(
        (answer) => answer?.people && setPeople(answer.people),
        () => undefined,
      );
    };
    say();
    const timer = setInterval(say, repeatMs);
    document.addEventListener("visibilitychange", say);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", say);
    };
  }, [complaintId, typing]);

  useStream("presence", (news) => {
    if (news.complaintId === complaintId) setPeople(news.people);
  });
  return people.filter((p) => p.personId !== mine);
}

function tell(complaintId: string, state: "viewing" | "typing" | "away") {
  return api.post<{ people?: readonly Present[] } | undefined>("/api/presence", { complaintId, state }, { keepalive: state === "away" });
}
