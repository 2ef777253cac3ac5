import { z } from "zod";

/** One line of `amends config`: the variable, what it means without a value, and how its text is read. */
export type Setting = { readonly name: string; readonly fallback: string; readonly meaning: string; readonly secret?: boolean; readonly read: z.ZodType };

const bytes = z
  .string()
  .regex(/^\d+(\.\d+)?\s*(B|KB|MB|GB)?$/i, "must be a size such as 20MB")
  .transform((text) => {
    const unit = /[KMG]/i.exec(text)?.[0]?.toUpperCase() as "K" | "M" | "G" | undefined;
    return Math.round(Number.parseFloat(text) * (unit ? { K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[unit] : 1));
  });

/** "5/20s" = five tries in twenty seconds. */
const rate = z
  .string()
  .regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}(s|min|h)$/, "must be tries/time, such as 5/20s or 20/5min")
  .transform((text) => {
    const [tries = "", time = ""] = text.split("/");
    const unit = time.endsWith("min") ? 60 : time.endsWith("h") ? 3600 : 1;
    return { tries: Number(tries), seconds: Number.parseInt(time, 10) * unit };
  });

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(min, `must be ${min} or more`).max(max, `must be ${max} or less`));

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);

/** An address or network a proxy may have: 10.0.0.1, 10.0.0.0/8, ::1, or the words loopback, linklocal, uniquelocal. */
const proxies = list.pipe(
  z.array(
    z.string().regex(/^([\da-f.:]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i, "must list addresses or networks such as 10.0.0.1, 10.0.0.0/8 or loopback"),
  ),
);

const webAddress = z
  .string()
  .refine((text) => text === "" || (/^https?:\/\//.test(text) && URL.canParse(text)), "must be an address such as https://desk.example.com")
  .refine((text) => text === "" || !URL.canParse(text) || new URL(text).pathname === "/", "must not have a path: Amends is served from the root of its address")
  .transform((text) => (text === "" ? undefined : new URL(text).origin));

/** Every setting, in the order `amends config` prints them. The key is the property of `Config`. */
export const settings = {
  host: {
    name: "AMENDS_HOST",
    fallback: "127.0.0.1",
    meaning: "address to listen on; 0.0.0.0 for every network",
    read: z.string().min(1, "must not be empty"),
  },
  port: { name: "AMENDS_PORT", fallback: "4600", meaning: "port to listen on", read: whole(0, 65535) },
  publicUrl: {
    name: "AMENDS_PUBLIC_URL",
    fallback: "",
    meaning: "address that people open and links use; empty = http://host:port (0.0.0.0: an address of this machine)",
    read: webAddress,
  },
  trustedProxies: {
    name: "AMENDS_TRUSTED_PROXIES",
    fallback: "",
    meaning: "proxies whose X-Forwarded-* headers are believed, separated by commas",
    read: proxies,
  },
  dataDir: {
    name: "AMENDS_DATA_DIR",
    fallback: "",
    meaning: "folder for database, files and secrets; empty = .amends in the checkout, or /var/lib/amends/… when the database's user cannot enter that",
    read: z.string(),
  },
  pushServices: {
    name: "AMENDS_PUSH_SERVICES",
    fallback: "fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com",
    meaning: "push services of browsers that may be sent to: hosts, *.host for all below one, or whole origins",
    read: list,
  },
  databaseUrl: {
    name: "DATABASE_URL",
    fallback: "",
    meaning: "an existing PostgreSQL 15 or newer; empty = Amends runs its own",
    secret: true,
    read: z
      .string()
      .refine((text) => text === "" || /^postgres(ql)?:\/\/./.test(text), "must begin with postgres://")
      .transform((text) => (text === "" ? undefined : text)),
  },
  databaseConnections: { name: "AMENDS_DATABASE_CONNECTIONS", fallback: "12", meaning: "most connections to the database at one time", read: whole(2, 200) },
  sessionSecret: {
    name: "AMENDS_SESSION_SECRET",
    fallback: "",
    meaning: "key for sessions, the same on every server of one desk; empty = made once and kept in the data folder",
    secret: true,
    read: z
      .string()
      .refine((text) => text === "" || text.length >= 32, "must have 32 characters or more")
      .transform((text) => (text === "" ? undefined : text)),
  },
  loginLimitPerAddress: {
    name: "AMENDS_LOGIN_LIMIT_ADDRESS",
    fallback: "5/20s",
    meaning: "failed sign-ins per network address; raise it for a centre that shares one address",
    read: rate,
  },
  loginLimitPerAccount: { name: "AMENDS_LOGIN_LIMIT_ACCOUNT", fallback: "20/5min", meaning: "failed sign-ins per account", read: rate },
  portalLimit: { name: "AMENDS_PORTAL_LIMIT", fallback: "30/10min", meaning: "complaints and messages from the customer page per network address", read: rate },
  uploadLimit: { name: "AMENDS_UPLOAD_LIMIT", fallback: "20MB", meaning: "largest attachment", read: bytes },
  importLimit: { name: "AMENDS_IMPORT_LIMIT", fallback: "100MB", meaning: "largest file to import", read: bytes },
  logLevel: {
    name: "AMENDS_LOG_LEVEL",
    fallback: "warn",
    meaning: "fatal, error, warn, info, debug or silent",
    read: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "must be fatal, error, warn, info, debug or silent"),
  },
} as const satisfies Record<string, Setting>;
