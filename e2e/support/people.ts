import type { APIRequestContext, APIResponse, Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { Installation } from "./installation.ts";
import type { Language } from "./texts.ts";

type Method = "get" | "post" | "put" | "patch" | "delete";

/** A call as the page itself would make it, with its cookies. @throws when it is refused. */
export async function callAs<T = Record<string, never>>(request: APIRequestContext, url: string, method: Method, path: string, data?: unknown): Promise<T> {
  const answer: APIResponse = await request[method](url + path, { headers: { origin: url }, ...(data === undefined ? {} : { data }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export type Person = {
  readonly context: BrowserContext;
  readonly page: Page;
  call<T = Record<string, never>>(method: Method, path: string, data?: unknown): Promise<T>;
};

type Wanted = { readonly language?: Language; readonly theme?: "light" | "dark"; readonly options?: BrowserContextOptions };

/** Somebody of the demo company in a browser of their own, named by a part of the name (names: content/demo/people.json). */
export async function demoPerson(browser: Browser, installation: Installation, name: string, wanted: Wanted = {}): Promise<Person> {
  const { language = "en", theme, options } = wanted;
  const context = await browser.newContext({ baseURL: installation.url, locale: language, timezoneId: "Asia/Shanghai", ...options });
  const call: Person["call"] = (method, path, data) => callAs(context.request, installation.url, method, path, data);
  const { people } = await call<{ people: { id: string; name: string }[] }>("get", "/api/demo/people");
  const found = people.find((person) => person.name.includes(name));
  if (!found) throw new Error(`nobody in the demo is called ${name}`);
  await call("post", "/api/demo/switch", { personId: found.id });
  await call("patch", "/api/me/profile", { language, ...(theme ? { theme } : {}) });
  return { context, page: await context.newPage(), call };
}
