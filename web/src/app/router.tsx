import type { Permission } from "@amends/core/accounts/permission";
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { ApiError } from "../ui/api.ts";
import { type Me, meQuery } from "../ui/me.ts";
import { ErrorPage } from "./ErrorPage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { queryClient } from "./query-client.ts";
import { Root } from "./Root.tsx";
import { Shell } from "./Shell.tsx";
import { loadMe } from "./session.ts";

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

/** Everything for people who are signed in; others are sent to the sign-in or, on an empty installation, to the first run. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signedIn",
  beforeLoad: ({ location }) => loadMe(queryClient, location.href),
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: () => {
    const me = queryClient.getQueryData<Me>(meQuery.queryKey);
    throw redirect({ to: me?.permissions.includes("readComplaints") ? "/complaints" : "/people" });
  },
});

const complaints = createRoute({
  getParentRoute: () => signedIn,
  path: "/complaints",
  validateSearch: (search: Record<string, unknown>) => search,
  beforeLoad: () => requirePermission("readComplaints"),
  component: lazyRouteComponent(() => import("../desk/ComplaintsPage.tsx"), "ComplaintsPage"),
});
/** Both show ComplaintsPage; with an id it has a complaint open (`useParams({ strict: false }).id`). */
const noComplaint = createRoute({ getParentRoute: () => complaints, path: "/" });
const oneComplaint = createRoute({ getParentRoute: () => complaints, path: "$id" });

function requirePermission(permission: Permission): void {
  const me = queryClient.getQueryData<Me>(meQuery.queryKey);
  if (me && !me.permissions.includes(permission)) throw new ApiError(403, { code: "notPermitted" });
}

/** A page that a role may open; to others it says so instead of failing request by request. */
const page = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>, permission?: Permission) =>
  createRoute({
    getParentRoute: () => signedIn,
    path,
    component,
    beforeLoad: () => permission && requirePermission(permission),
  });

const open = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) => createRoute({ getParentRoute: () => root, path, component });

const routeTree = root.addChildren([
  signedIn.addChildren([
    home,
    complaints.addChildren([noComplaint, oneComplaint]),
    page(
      "/complaints/new",
      lazyRouteComponent(() => import("../desk/NewComplaintPage.tsx"), "NewComplaintPage"),
      "handleComplaints",
    ),
    page(
      "/outbox",
      lazyRouteComponent(() => import("../desk/OutboxPage.tsx"), "OutboxPage"),
      "handleComplaints",
    ),
    page(
      "/tasks",
      lazyRouteComponent(() => import("../desk/errands/TasksPage.tsx"), "TasksPage"),
    ),
    page(
      "/board",
      lazyRouteComponent(() => import("../desk/board/BoardPage.tsx"), "BoardPage"),
      "readBoard",
    ),
    page(
      "/customers/$id",
      lazyRouteComponent(() => import("../desk/CustomerPage.tsx"), "CustomerPage"),
      "readCustomers",
    ),
    page(
      "/load",
      lazyRouteComponent(() => import("../desk/people/LoadPage.tsx"), "LoadPage"),
      "readFigures",
    ),
    page(
      "/promises",
      lazyRouteComponent(() => import("../desk/KeptRatePage.tsx"), "KeptRatePage"),
      "readFigures",
    ),
    page(
      "/settings/desk",
      lazyRouteComponent(() => import("../desk/DeskSettingsPage.tsx"), "DeskSettingsPage"),
      "editDeskSettings",
    ),
    page(
      "/ledger",
      lazyRouteComponent(() => import("../desk/LedgerPage.tsx"), "LedgerPage"),
      "readLedger",
    ),
    page(
      "/settings/deadlines",
      lazyRouteComponent(() => import("../deadline/DeadlinesPage.tsx"), "DeadlinesPage"),
    ),
    page(
      "/settings/letters",
      lazyRouteComponent(() => import("../desk/LettersPage.tsx"), "LettersPage"),
      "editDeskSettings",
    ),
    page(
      "/settings/replies",
      lazyRouteComponent(() => import("../desk/replies/RepliesPage.tsx"), "RepliesPage"),
      "handleComplaints",
    ),
    page(
      "/settings/notices",
      lazyRouteComponent(() => import("../notices/PreferencePage.tsx"), "PreferencePage"),
    ),
    page(
      "/settings/mail",
      lazyRouteComponent(() => import("../channels/MailPage.tsx"), "MailPage"),
      "editDeskSettings",
    ),
    page(
      "/after-closing",
      lazyRouteComponent(() => import("../survey/AfterClosingPage.tsx"), "AfterClosingPage"),
      "readAfterClosing",
    ),
    page(
      "/settings/survey",
      lazyRouteComponent(() => import("../survey/SurveySettingsPage.tsx"), "SurveySettingsPage"),
      "editDeskSettings",
    ),
    page(
      "/settings/failures",
      lazyRouteComponent(() => import("../notices/FailuresPage.tsx"), "FailuresPage"),
      "editDeskSettings",
    ),
    page(
      "/import",
      lazyRouteComponent(() => import("../desk/ImportPage.tsx"), "ImportPage"),
      "importComplaints",
    ),
    page(
      "/profile",
      lazyRouteComponent(() => import("../accounts/ProfilePage.tsx"), "ProfilePage"),
    ),
    page(
      "/absences",
      lazyRouteComponent(() => import("../accounts/absence/AbsencePage.tsx"), "AbsencePage"),
    ),
    page(
      "/people",
      lazyRouteComponent(() => import("../accounts/PeoplePage.tsx"), "PeoplePage"),
      "managePeople",
    ),
    page(
      "/audit",
      lazyRouteComponent(() => import("../accounts/AuditPage.tsx"), "AuditPage"),
      "readAudit",
    ),
  ]),
  open(
    "/sign-in",
    lazyRouteComponent(() => import("../accounts/SignInPage.tsx"), "SignInPage"),
  ),
  open(
    "/welcome",
    lazyRouteComponent(() => import("../accounts/WelcomePage.tsx"), "WelcomePage"),
  ),
  open(
    "/invitation/$token",
    lazyRouteComponent(() => import("../accounts/InvitationPage.tsx"), "InvitationPage"),
  ),
  open(
    "/reset/$token",
    lazyRouteComponent(() => import("../accounts/ResetPage.tsx"), "ResetPage"),
  ),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPreloadDelay: 60,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
