/** An error response of the HTTP API. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: 400 | 401 | 403 | 404 | 405 | 413, message: string) {
    super(message);
    this.status = status;
  }
}

/** The requested attributes, such as `user_count,subscription_count`. */
export function attributesIn(info: unknown, known: readonly string[]): string[] {
  if (info === undefined || info === null || info === "") return [];
  if (typeof info !== "string") throw new ApiError(400, "info must be a list of names with commas between.");
  const names = info.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new ApiError(400, `Unknown attribute ${unknown}.`);
  return names;
}
