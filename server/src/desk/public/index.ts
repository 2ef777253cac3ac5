export { addPortalHeaders } from "./portal-headers.ts";
export { publicRoutes } from "./routes.ts";
