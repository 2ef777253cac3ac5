import { EditOutlined, EyeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useMe } from "../ui/me.ts";
import { useFormat } from "../ui/use-format.ts";
import { usePeople } from "../ui/directory.ts";
import { usePresence } from "./presence.ts";

/** An eye for who is looking, a pen for who is writing; names on hover, and in words where there is room. */
export function PresenceMark({ complaintId, words = false }: { complaintId: string; words?: boolean }) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const people = usePeople();
  const format = useFormat();
  const others = usePresence(complaintId).filter((p) => p.personId !== me);
  if (others.length === 0) return null;
  const nameOf = (id: string, name: string) => name || (people.find((p) => p.id === id)?.name ?? "…");
  const typing = others.filter((p) => p.state === "typing");
  const shown = typing.length ? typing : others;
  const text = t(typing.length ? "list.typing" : "list.looking", { names: format.list(shown.map((p) => nameOf(p.personId, p.name))) });
  return (
    <span className="desk-presence" data-typing={typing.length > 0 || undefined} title={text}>
      {typing.length ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
      <span className={words ? "" : "unseen"}>{text}</span>
    </span>
  );
}
