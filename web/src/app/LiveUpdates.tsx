import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { openLive, useStream } from "../ui/live.ts";

/** Keeps the stream open and marks as stale what a change touched. Lists are left alone: they show a pill instead. */
export function LiveUpdates() {
  const client = useQueryClient();
  const counting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => openLive(), []);
  useStream("change", ({ type, complaintId, subjectId }) => {
    const areas = [
      complaintId ? ["complaint", complaintId] : null,
      type.startsWith("customer") ? ["customer", subjectId] : null,
      /^(person|team|invitation)/.test(type) ? ["people"] : null,
      type.startsWith("team") ? ["teams"] : null,
    ];
    for (const key of areas) if (key) void client.invalidateQueries({ queryKey: key });
    if (complaintId) {
      clearTimeout(counting.current);
      counting.current = setTimeout(() => void client.invalidateQueries({ queryKey: ["complaints", "counts"] }), 1_500);
    }
  });
  useStream("reset", () => void client.invalidateQueries());
  return null;
}
