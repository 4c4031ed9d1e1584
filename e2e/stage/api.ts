import { randomUUID } from "node:crypto";
import type { APIResponse, Page } from "@playwright/test";
import { z } from "zod";
import { environment } from "./environment";

// An idle connection may be closed by the server just as it is used again; asking once more is what programs do.
const maxRetries = 2;

/** Reads from /api/v1 in the name of whoever is signed in there. */
export const get = (page: Page, path: string): Promise<APIResponse> =>
  page.request.get(`/api/v1${path}`, { maxRetries });

/** Changes something by /api/v1, each time as a new act unless a key is given. */
export function post(
  page: Page,
  path: string,
  data: object,
  key: string = randomUUID(),
): Promise<APIResponse> {
  const headers = { origin: environment.appUrl, "idempotency-key": key };
  return page.request.post(`/api/v1${path}`, { headers, data, maxRetries });
}

/** Why /api/v1 said no. */
export async function refusalOf(answer: APIResponse): Promise<{ status: number; reason: string }> {
  const { reason } = z.object({ reason: z.string() }).parse(await answer.json());
  return { status: answer.status(), reason };
}
