/** Does something on the complaint and shows the page as it is then. `key` makes a repetition harmless. @throws ApiError */
export type Act = (path: string, body: unknown, key?: string) => Promise<void>;
