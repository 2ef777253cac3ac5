/**
 * Is this an address of a push service we trust? A browser gives it, so anybody signed in could name any server: without this list
 * ours could be made to knock on doors inside the network. A pattern is a host, "*.host" for all below it, or a whole origin.
 */
export function isPushService(endpoint: string, services: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, origin, username, port } = new URL(endpoint);
  if (username !== "") return false;
  return services.some((service) => {
    if (service.includes("://")) return origin === service;
    if (protocol !== "https:" || port !== "") return false;
    return service.startsWith("*.") ? hostname.endsWith(service.slice(1)) : hostname === service;
  });
}
