/** Roles and the viewer are known to every area; they live in shared, and accounts is where one looks for them. */
export { type Role, roles, type Viewer } from "../shared/role.ts";
