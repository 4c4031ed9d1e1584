import { viewerHeaders } from "./page-viewer";

/** An error response of our API. `status` 0 means no response. */
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

/** The session has ended, or the resource is no longer accessible: a retry would not help. */
export const isAccessLost = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  (error.status === 401 ||
    error.status === 403 ||
    error.status === 404 ||
    error.reason === "signed_in_as_another");

/** The user is blocked: nothing but the page that says so is for them. */
export const isBlocked = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === 403 && error.reason === "blocked";

/** Generous, for slow connections. */
const TIMEOUT_MS = 20_000;

/** Characters of a request that browsers finish after its page is gone: they allow 64 kB in all. */
const KEPT_ALIVE = 15_000;

/** Sends a GET under /api/v1. The caller encodes the path. */
export const apiGet = <Answer>(path: string): Promise<Answer> => send<Answer>("GET", path);

/**
 * Sends a POST under /api/v1, with an idempotency key if given. Safe to retry if it has one, or its body does.
 * @param outlives - what is short arrives though the page is left meanwhile
 */
export const apiPost = <Answer>(
  path: string,
  body: object,
  key?: string,
  outlives = false,
): Promise<Answer> => send<Answer>("POST", path, body, { key, outlives });

/** Sends a PUT under /api/v1, with an idempotency key. What is short arrives though the page is left meanwhile. */
export const apiPut = <Answer>(path: string, body: object, key: string): Promise<Answer> =>
  send<Answer>("PUT", path, body, { key, outlives: true });

/** Sends a DELETE under /api/v1. */
export const apiDelete = <Answer>(path: string, body: object): Promise<Answer> =>
  send<Answer>("DELETE", path, body);

/** How long a file may be on its way: ten megabytes over a slow phone. */
const UPLOAD_MS = 300_000;

/**
 * Sends a form with a file under /api/v1, with an idempotency key, so that it is safe to retry.
 * @param onProgress - called with the part that was sent, from 0 to 1
 */
export const apiUpload = <Answer>(
  path: string,
  form: FormData,
  { key, onProgress }: { key: string; onProgress: (part: number) => void },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // Requests by fetch say nothing of what was sent.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1${path}`);
    for (const [name, value] of Object.entries({ ...viewerHeaders(), "idempotency-key": key })) {
      request.setRequestHeader(name, value);
    }
    request.timeout = UPLOAD_MS;
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    for (const lost of ["error", "timeout", "abort"] as const) {
      request.addEventListener(lost, () => reject(noAnswer()));
    }
    request.addEventListener("load", () => {
      const contents = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(contents as Answer);
      else reject(problemOf(request.status, contents));
    });
    request.send(form);
  });

/** The bytes of a file of ours, such as a picture; undefined where there are none to have. */
export const fetchFile = (address: string): Promise<Blob | undefined> =>
  fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
    (answer) => (answer.ok ? answer.blob() : undefined),
    () => undefined,
  );

async function send<Answer>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: object,
  { key, outlives = false }: { key?: string | undefined; outlives?: boolean } = {},
): Promise<Answer> {
  const json = body && JSON.stringify(body);
  const answer = await fetch(`/api/v1${path}`, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...viewerHeaders(),
      ...(body && { "content-type": "application/json" }),
      ...(key && { "idempotency-key": key }),
    },
    ...(json && { body: json, keepalive: outlives && json.length < KEPT_ALIVE }),
  }).catch(() => {
    throw noAnswer();
  });
  const text = await answer.text().catch(() => "");
  const contents = parse(text);
  if (answer.ok) return contents as Answer;
  throw problemOf(answer.status, contents);
}

const noAnswer = () => new ApiProblem(0, "no_answer", "No response. Check your connection.");

function problemOf(status: number, contents: unknown): ApiProblem {
  const { reason, message } = (contents ?? {}) as { reason?: string; message?: string };
  return new ApiProblem(
    status,
    reason ?? "unknown",
    message ?? "Something went wrong on our side. Please try again.",
  );
}

/** Undefined for an empty body, and for a proxy's error page. */
function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A new random key (UUID v4) for what a browser sends. Works on http:// origins other than localhost, where `randomUUID` is
 * missing.
 */
export function newKey(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
