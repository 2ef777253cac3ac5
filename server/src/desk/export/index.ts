export { exportComplaints } from "./export-complaints.ts";
export { exportFormats, exportQuery } from "./export-query.ts";
export { exportRoutes } from "./routes.ts";
