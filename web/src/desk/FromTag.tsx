import type { ItemSource } from "@amends/core/desk/contract-view";
import { Link } from "@tanstack/react-router";

/** The merged complaint that an entry of the timeline comes from. */
export function FromTag({ from }: { from: ItemSource }) {
  return (
    <Link to="/complaints/$id" params={{ id: from.complaintId }} className="desk-tag">
      {from.number}
    </Link>
  );
}
