import type { ColumnType, Generated } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type TimeDefault = ColumnType<Date, Date | string | undefined, Date | string>;

interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: TimeDefault;
  updatedAt: TimeDefault;
  twoFactorEnabled: boolean | null;
}

interface SessionTable {
  id: string;
  expiresAt: Time;
  token: string;
  createdAt: TimeDefault;
  updatedAt: Time;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
}

interface AccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: TimeDefault;
  updatedAt: Time;
}

interface TwoFactorTable {
  id: string;
  secret: string;
  backupCodes: string;
  userId: string;
  verified: boolean | null;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Time;
}

interface FailedTriesTable {
  id: Generated<string>;
  key: string;
  at: TimeDefault;
}

/** Tables of the sign-in library as far as our own queries touch them, and the failed tries. */
export interface AuthTables {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  twoFactor: TwoFactorTable;
  verification: VerificationTable;
  failed_tries: FailedTriesTable;
}
