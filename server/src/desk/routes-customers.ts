import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { findCustomers, readCustomer } from "./customers.ts";
import type { DeskDeps } from "./desk.ts";
import { editCustomer, editCustomerSchema } from "./edit-customer.ts";
import { mergeCustomers, separateCustomers } from "./merge-customers.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });

export const customerRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/customers",
    permission: "readCustomers",
    summary: "Find customers by name or contact",
    query: z.object({ q: z.string().trim().max(200).default("") }),
    handler: async ({ query }, { db, viewer }: Context) => ({ items: await findCustomers(db, viewer, query.q) }),
  }),
  route({
    method: "GET",
    path: "/api/customers/:id",
    permission: "readCustomers",
    summary: "A customer with their whole history",
    params: one,
    handler: async ({ params }, { db, viewer, now, deps }: Context) => {
      const page = await readCustomer(db, viewer, params.id);
      deps.desk.looks.add({ companyId: viewer.companyId, personId: viewer.id, subjectType: "customer", subjectId: page.id, at: now });
      return page;
    },
  }),
  route({
    method: "PATCH",
    path: "/api/customers/:id",
    permission: "editCustomers",
    summary: "Change name, contacts, standing, preferences or notes",
    params: one,
    body: editCustomerSchema,
    handler: async ({ params, body }, context: Context) => {
      await editCustomer(context.db, context, params.id, body);
      return readCustomer(context.db, context.viewer, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/customers/:id/merges",
    permission: "editCustomers",
    summary: "Say that another customer is the same person",
    params: one,
    body: z.object({ otherId: id }),
    status: 201,
    handler: async ({ params, body }, context: Context) => {
      await mergeCustomers(context.db, context, params.id, body.otherId);
      return readCustomer(context.db, context.viewer, params.id);
    },
  }),
  route({
    method: "DELETE",
    path: "/api/customers/:id/merges/:otherId",
    permission: "editCustomers",
    summary: "Take a merge back",
    params: z.object({ id, otherId: id }),
    handler: async ({ params }, context: Context) => {
      await separateCustomers(context.db, context, params.id, params.otherId);
      return readCustomer(context.db, context.viewer, params.id);
    },
  }),
];
