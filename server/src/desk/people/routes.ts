import type { LoadView } from "@amends/core/desk/contract-load";
import type { AssigneeList } from "@amends/core/desk/load";
import { type PersonSkills, skillsSchema } from "@amends/core/desk/skills";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { loadVisible } from "../load-visible.ts";
import { assigneesFor } from "./assignees.ts";
import { readLoad } from "./load-store.ts";
import { saveSkills } from "./skill-store.ts";

export const peopleRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/complaints/:id/assignees",
    permission: "handleComplaints",
    summary: "Who might take it, with what speaks for each: knows the customer, load weighted by severity",
    params: z.object({ id }),
    handler: async ({ params }, { db, viewer }: RouteContext<DeskDeps>): Promise<AssigneeList> => {
      const { complaint } = await loadVisible(db, viewer, params.id);
      return { people: await assigneesFor(db, complaint) };
    },
  }),
  route({
    method: "GET",
    path: "/api/load",
    permission: "readFigures",
    summary: "What people have to carry, by name: open complaints by level, overdue, not taken over; of those one answers for",
    handler: async (_, { db, viewer, now }: RouteContext<DeskDeps>): Promise<LoadView> => ({ people: await readLoad(db, viewer, now) }),
  }),
  route({
    method: "PUT",
    path: "/api/people/:id/skills",
    permission: "readBoard",
    summary: "Write down what somebody one answers for is good for: languages, categories, products, special kinds, how grave",
    params: z.object({ id }),
    body: skillsSchema,
    handler: async ({ params, body }, context: RouteContext<DeskDeps>): Promise<PersonSkills> => {
      await saveSkills(context, params.id, body);
      return { personId: params.id, skills: body };
    },
  }),
];
