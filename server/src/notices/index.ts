/** The area's public face for the composition root. */
export { reactions } from "./reactions.ts";
export { routes } from "./routes.ts";
