import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { type Accounts, type AccountsDeps, routes as accountsRoutes, createAbsenceAlarm, createAccounts, findByPerson } from "./accounts/index.ts";
import { routes as channelRoutes, createSendMail } from "./channels/index.ts";
import { routes as deadlineRoutes } from "./deadline/index.ts";
import type { Deps } from "./deps.ts";
import { startSweeping } from "./desk/attachments/index.ts";
import {
  assignByRule,
  bringPlan,
  clockReactions,
  clockTasks,
  createDesk,
  createLiveFilter,
  createMailReactions,
  type DeskDeps,
  routes as deskRoutes,
  mirrorLinks,
  raiseSeverity,
  reopenDissatisfied,
  snoozeEnds,
} from "./desk/index.ts";
import { addPortalHeaders, publicRoutes } from "./desk/public/index.ts";
import { createMailNotices, createSendPush, reactions as noticeReactions, routes as noticeRoutes } from "./notices/index.ts";
import { serveApiDocs } from "./platform/api-docs.ts";
import { type Clock, systemClock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import { type Db, letIdleGo } from "./platform/db/connect.ts";
import { type FailureDeps, failureRoutes } from "./platform/failure-routes.ts";
import { createHttp } from "./platform/http.ts";
import { createJobs, type JobTask } from "./platform/jobs.ts";
import { createAnnouncer } from "./platform/live-events.ts";
import type { Reaction } from "./platform/reaction.ts";
import { createReactor } from "./platform/reactions.ts";
import { createRealtime, type Realtime } from "./platform/realtime.ts";
import { type LiveDeps, realtimeRoutes } from "./platform/realtime-routes.ts";
import { registerRoutes } from "./platform/register-routes.ts";
import { createRest } from "./platform/rest.ts";
import { type Route, route } from "./platform/route.ts";
import { serveStatic } from "./platform/static-files.ts";
import { createAskSurvey, planSurvey, routes as surveyRoutes } from "./survey/index.ts";

/** Everything a handler of any area may ask of the composition root. */
export type AppDeps = Deps & AccountsDeps & DeskDeps & LiveDeps & FailureDeps;

export type App = {
  readonly http: FastifyInstance;
  readonly accounts: Accounts;
  readonly realtime: Realtime;
  /** Ends the event streams, then the rest; the database stays open, it belongs to whoever gave it. */
  close(): Promise<void>;
};

/** Says whether server and database answer: for the browser journeys and whoever watches the installation. */
const health = route({
  method: "GET",
  path: "/api/health",
  permission: "public",
  summary: "Whether the server and its database answer",
  handler: async (_, { db }) => {
    await sql`select 1`.execute(db);
    return { status: "ok" };
  },
});

/** Every route of the product: the one table that the documentation, the matrix test and the server read. */
export const routes: readonly Route<AppDeps>[] = [
  health,
  ...realtimeRoutes,
  ...failureRoutes,
  ...accountsRoutes,
  ...deskRoutes,
  ...deadlineRoutes,
  ...noticeRoutes,
  ...channelRoutes,
  ...surveyRoutes,
  ...publicRoutes,
];

/** What follows when something happened, of every area; each has its own name. */
const reactionsFor = (secret: string, { publicUrl }: Config): readonly Reaction[] => [
  snoozeEnds,
  raiseSeverity,
  reopenDissatisfied,
  bringPlan,
  assignByRule,
  mirrorLinks,
  planSurvey,
  ...clockReactions,
  ...noticeReactions,
  ...createMailReactions(secret, publicUrl),
];

/** What reaches beyond the database, of every area, by the name it is put into the queue with. */
const tasksFor = (secret: string, { publicUrl }: Config): Readonly<Record<string, JobTask>> => ({
  ...clockTasks,
  sendMail: createSendMail(secret),
  mailNotices: createMailNotices(secret, publicUrl),
  sendPush: createSendPush(secret, publicUrl),
  askSurvey: createAskSurvey(secret, publicUrl),
});

/** What is written often and tells nobody anything: listeners are left alone. */
const withoutEvents = /^\/api\/(drafts|presence|views|notices|complaints\/similar|complaints\/[^/]+\/read)\b/;

/** Puts the areas together on one database. `databaseUrl` is for the LISTEN connection; `webFolder` holds the built pages. */
export async function createApp(options: { config: Config; db: Db; databaseUrl: string; webFolder?: string; clock?: Clock }): Promise<App> {
  const { config, db, clock = systemClock } = options;
  const http = await createHttp(config);
  const accounts = createAccounts({
    db,
    config,
    log: (message) => http.log.warn(message),
    loadDemo: async (tx, context) => (await import("./demo/index.ts")).loadDemo(tx, context),
  });
  const liveFilter = createLiveFilter(db);
  const realtime = createRealtime({
    db,
    url: options.databaseUrl,
    filter: liveFilter,
    onError: (error) => http.log.warn({ err: error }, "live updates wait for the database"),
  });
  accounts.onEnded((personId) => realtime.recheck(personId));
  const tell = createAnnouncer(db, (error) => http.log.warn({ err: error }, "an announcement was lost; listeners look by themselves soon"));
  const later = (what: string) => (error: unknown) => http.log.warn({ err: error }, `${what} wait for the database`);
  const announce = () => {
    tell();
    reactor.wake();
    desk.wake();
    absences.wake();
  };
  const reactions = reactionsFor(accounts.cookie.secret, config);
  const reactor = createReactor({ db, clock, reactions, announce: tell, onError: later("reactions") });
  const jobs = createJobs({ db, url: options.databaseUrl, clock, tasks: tasksFor(accounts.cookie.secret, config), onError: later("jobs") });
  const desk = createDesk({
    db,
    config,
    announce,
    clock,
    viewerOf: async (executor, personId) => (await findByPerson(executor, personId))?.viewer ?? null,
    onError: (error) => http.log.warn({ err: error }, "what the desk does in the background waits for the database"),
  });
  const absences = createAbsenceAlarm({ db, clock, announce, onError: later("absences") });
  desk.start();
  absences.start();
  reactor.start();
  jobs.start();
  const stopSweeping = startSweeping(db, config, (error) => http.log.warn({ err: error }, "files nobody sent are swept later"));
  // Whatever was written is committed by the time it was answered: then, and once, listeners are told to look.
  const rest = createRest(() => letIdleGo(db).catch(later("connections nobody uses")));
  http.addHook("onResponse", async (request, reply) => {
    rest.busy();
    if (request.method !== "GET" && request.method !== "HEAD" && reply.statusCode < 400 && !withoutEvents.test(request.url)) announce();
  });
  const deps: AppDeps = { config, announce, accounts, desk, realtime, presence: realtime, liveFilter, reactions, identify: accounts.identify };
  registerRoutes(http, routes, { db, deps, identify: accounts.identify, allowSetup: accounts.allowSetup, secret: accounts.cookie.secret, clock });
  serveApiDocs(http, routes as unknown as readonly Route<never>[], config.publicUrl);
  if (options.webFolder) {
    addPortalHeaders(http, options.webFolder);
    serveStatic(http, options.webFolder);
  }
  return {
    http,
    accounts,
    realtime,
    async close() {
      rest.stop();
      stopSweeping();
      await realtime.stop();
      await http.close();
      await desk.stop();
      await absences.stop();
      await reactor.stop();
      await jobs.stop();
    },
  };
}
