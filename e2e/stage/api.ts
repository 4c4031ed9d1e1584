import { randomUUID } from "node:crypto";
import type { APIResponse, Page } from "@playwright/test";
import { z } from "zod";
import { environment } from "./environment";

// The server can close an idle connection just as it is reused.
const maxRetries = 2;

/** Sends a GET under /api/v1 with the page's session. */
export const get = (page: Page, path: string): Promise<APIResponse> =>
  page.request.get(`/api/v1${path}`, { maxRetries });

/** Sends a POST under /api/v1, with a new idempotency key unless one is given. */
export function post(
  page: Page,
  path: string,
  data: object,
  key: string = randomUUID(),
): Promise<APIResponse> {
  const headers = { origin: environment.appUrl, "idempotency-key": key };
  return page.request.post(`/api/v1${path}`, { headers, data, maxRetries });
}

/** Status and reason of an error response. */
export async function refusalOf(answer: APIResponse): Promise<{ status: number; reason: string }> {
  const { reason } = z.object({ reason: z.string() }).parse(await answer.json());
  return { status: answer.status(), reason };
}
