/** What an API token may do; each rung includes the ones before it. */
export const tokenScopes = ["read", "write", "admin"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** True when one of the token's scopes reaches `needed`. */
export function scopeAllows(granted: readonly TokenScope[], needed: TokenScope): boolean {
  return granted.some((scope) => tokenScopes.indexOf(scope) >= tokenScopes.indexOf(needed));
}
