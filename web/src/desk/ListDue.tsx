import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DueChip } from "../ui/DueChip.tsx";
import { useNow } from "../ui/now.ts";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import { clockLines } from "./clock-lines.ts";
import { clocksQuery } from "./desk-queries.ts";

/** What is due next in a row of a list; resting on it fetches the other clocks of that complaint and lists them in the hover. */
export function ListDue({ row }: { row: Pick<ComplaintRow, "id" | "nextDueAt" | "nextDueKind" | "nextDueLabels"> }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const language = useLanguage();
  const now = useNow();
  const [asked, setAsked] = useState(false);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data } = useQuery({ ...clocksQuery(row.id), enabled: asked });
  useEffect(() => () => clearTimeout(resting.current), []);
  return (
    <span
      onPointerEnter={() => {
        resting.current = setTimeout(() => setAsked(true), 120); // not for every row the pointer crosses
      }}
      onPointerLeave={() => clearTimeout(resting.current)}
    >
      <DueChip
        at={row.nextDueAt}
        kind={row.nextDueKind}
        name={row.nextDueLabels?.[language]}
        paused={row.nextDueKind === "review"}
        more={data ? clockLines(data.clocks, new Date(now).toISOString(), t, format.time, language) : []}
      />
    </span>
  );
}
