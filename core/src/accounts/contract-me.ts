import type { Permission } from "./permission.ts";
import type { Profile } from "./profile.ts";
import type { Viewer } from "./role.ts";

/** GET /api/me: what the screens need once, at their start. */
export type Me = {
  readonly viewer: Viewer;
  readonly email: string;
  readonly profile: Profile;
  readonly permissions: readonly Permission[];
  readonly company: { readonly id: string; readonly name: string; readonly language: string; readonly timeZone: string; readonly currency: string };
  readonly team: { readonly id: string; readonly name: string; readonly timeZone: string; readonly currency: string };
  /** True for people of the demo company. */
  readonly demo: boolean;
  /** May this caller switch to another demo person without a password (demo person over loopback)? */
  readonly demoSwitch: boolean;
  readonly twoFactor: boolean;
  readonly hasPassword: boolean;
};
