/** Our own API's "no", as a page's script meets it. `status` 0 means that no answer came at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = "ApiProblem";
  }
}

/** The session is over, or what was asked for is no longer ours to see: asking again would not help. */
export const isShut = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 401 || error.status === 403 || error.status === 404);

/** On a slow connection an answer may take long; one that takes longer has been lost. */
const PATIENCE = 20_000;

/** Reads from /api/v1. The path carries no user's text unless encoded by the caller. */
export const apiGet = <Answer>(path: string): Promise<Answer> => ask<Answer>("GET", path);

/** Changes something by /api/v1. Safe to repeat where the body carries a key of its own. */
export const apiPost = <Answer>(path: string, body: object): Promise<Answer> =>
  ask<Answer>("POST", path, body);

async function ask<Answer>(method: "GET" | "POST", path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem(0, "no_answer", "No response. Check your connection.");
  });
  const text = await answer.text().catch(() => "");
  const contents = parse(text);
  if (answer.ok) return contents as Answer;
  const { reason, message } = (contents ?? {}) as { reason?: string; message?: string };
  throw new ApiProblem(
    answer.status,
    reason ?? "unknown",
    message ?? "Something went wrong on our side. Please try again.",
  );
}

/** Undefined for no content, and for what some proxy wrote in our place. */
function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
