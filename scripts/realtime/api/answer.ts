/** What the HTTP API answers when it does not do what was asked. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: 400 | 401 | 403 | 404 | 405 | 413, says: string) {
    super(says);
    this.status = status;
  }
}

/** The attributes asked for, such as `user_count,subscription_count`. */
export function attributesIn(info: unknown, known: readonly string[]): string[] {
  if (info === undefined || info === null || info === "") return [];
  if (typeof info !== "string") throw new ApiError(400, "info must be a list of names with commas between.");
  const names = info.split(",").map((name) => name.trim());
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) throw new ApiError(400, `There is no attribute ${strange} here.`);
  return names;
}
