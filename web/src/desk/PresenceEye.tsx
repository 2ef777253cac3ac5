import { EditOutlined, EyeOutlined } from "@ant-design/icons";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { type Present, useStream } from "../ui/live.ts";
import { useMe } from "../ui/me.ts";
import { useFormat } from "../ui/use-format.ts";

const nobody: readonly Present[] = [];
let here: ReadonlyMap<string, readonly Present[]> = new Map();
const watchers = new Set<() => void>();

/** Keeps who is where for the rows of a list; stands once per list. */
export function useListPresence(): void {
  useStream("presence", ({ complaintId, people }) => {
    here = new Map(here).set(complaintId, people);
    for (const watcher of watchers) watcher();
  });
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

/** In a row: an eye when others look, a pen when one writes; the names on hover and for screen readers. */
export function PresenceEye({ complaintId }: { complaintId: string }) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const format = useFormat();
  const people = useSyncExternalStore(watch, () => here.get(complaintId) ?? nobody).filter((p) => p.personId !== me);
  if (people.length === 0) return null;
  const typing = people.filter((p) => p.state === "typing");
  const text = t(typing.length ? "list.typing" : "list.looking", { names: format.list((typing.length ? typing : people).map((p) => p.name)) });
  return (
    <span className="desk-presence" title={text}>
      {typing.length ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
      <span className="unseen">{text}</span>
    </span>
  );
}
