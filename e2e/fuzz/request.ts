export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** Say that more is to come, and hang up. */
  isCut?: boolean;
}

/** Who asks, and the ids that exist. */
export interface Scene {
  cookies: [string, ...string[]];
  ids: [string, ...string[]];
}
