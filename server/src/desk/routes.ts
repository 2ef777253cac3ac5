import type { Route } from "../platform/route.ts";
import { afterRoutes } from "./after/routes.ts";
import { assignmentRoutes } from "./assignment/index.ts";
import { attachmentRoutes } from "./attachments/index.ts";
import { boardRoutes } from "./board/routes.ts";
import { collectiveRoutes } from "./collective/routes.ts";
import type { DeskDeps } from "./desk.ts";
import { errandRoutes } from "./errands/routes.ts";
import { exportRoutes } from "./export/index.ts";
import { followerRoutes } from "./followers/routes.ts";
import { grantRoutes } from "./grants/routes-grants.ts";
import { importRoutes } from "./import/index.ts";
import { keptRoutes } from "./kept/index.ts";
import { letterRoutes } from "./letters/index.ts";
import { splitRoutes } from "./links/routes.ts";
import { mergeRoutes } from "./merge/routes.ts";
import { outboxRoutes } from "./outbox/routes.ts";
import { penRoutes } from "./pen/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { planRoutes } from "./plans/index.ts";
import { replyRoutes } from "./replies/routes.ts";
import { commandRoutes } from "./routes-commands.ts";
import { complaintRoutes } from "./routes-complaints.ts";
import { customerRoutes } from "./routes-customers.ts";
import { draftRoutes } from "./routes-drafts.ts";
import { settingsRoutes } from "./routes-settings.ts";
import { timelineRoutes } from "./routes-timeline.ts";
import { trackingRoutes } from "./routes-tracking.ts";
import { viewRoutes } from "./routes-views.ts";
import { severityRoutes } from "./severity/index.ts";

/** Every route of the desk for members of the team. */
export const routes: readonly Route<DeskDeps>[] = [
  ...complaintRoutes,
  ...commandRoutes,
  ...timelineRoutes,
  ...outboxRoutes,
  ...mergeRoutes,
  ...splitRoutes,
  ...collectiveRoutes,
  ...replyRoutes,
  ...trackingRoutes,
  ...draftRoutes,
  ...penRoutes,
  ...customerRoutes,
  ...viewRoutes,
  ...boardRoutes,
  ...errandRoutes,
  ...followerRoutes,
  ...grantRoutes,
  ...settingsRoutes,
  ...severityRoutes,
  ...planRoutes,
  ...peopleRoutes,
  ...assignmentRoutes,
  ...afterRoutes,
  ...letterRoutes,
  ...keptRoutes,
  ...exportRoutes,
  ...importRoutes,
  ...(attachmentRoutes as readonly Route<DeskDeps>[]),
];
