import type { CustomerBrief } from "@amends/core/desk/contract-view";
import { type RawBuilder, sql } from "kysely";

/**
 * A customer as JSON (the shape `CustomerBrief`), null when there is none: contacts and number of complaints of everybody
 * who was merged into them. `id` is an expression for the customer that stands for the group.
 */
export function customerBrief(id: RawBuilder<unknown>): RawBuilder<CustomerBrief | null> {
  const group = sql`(select m.id from customers m where m.id = cu.id or m.merged_into = cu.id)`;
  return sql`(select json_build_object('id', cu.id, 'name', cu.name, 'standing', cu.standing, 'preferences', cu.preferences, 'notes', cu.notes,
      'contacts', coalesce((select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'value', k.value) order by k.created_at, k.id) from customer_contacts k where k.customer_id in ${group}), '[]'::json),
      'complaintCount', (select count(*) from complaints o where o.customer_id in ${group}))
    from customers cu where cu.id = ${id})`;
}
