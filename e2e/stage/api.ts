import { randomUUID } from "node:crypto";
import type { APIResponse, Page } from "@playwright/test";
import { z } from "zod";
import { environment } from "./environment";

// The server can close an idle connection just as it is reused.
const maxRetries = 2;

/** Sends a GET under /api/v1 with the page's session. */
export const get = (page: Page, path: string): Promise<APIResponse> =>
  page.request.get(`/api/v1${path}`, { maxRetries });

/** Sends a POST under /api/v1 as a page of its session would, with a new idempotency key unless one is given. */
export async function post(
  page: Page,
  path: string,
  data: object,
  key: string = randomUUID(),
): Promise<APIResponse> {
  const headers = {
    origin: environment.appUrl,
    "idempotency-key": key,
    "x-page-viewer": await viewerOf(page),
  };
  return page.request.post(`/api/v1${path}`, { headers, data, maxRetries });
}

/** Whose session the page's browser has; empty without one. */
export async function viewerOf(page: Page): Promise<string> {
  const answer = await get(page, "/me");
  return answer.ok() ? z.object({ id: z.string() }).parse(await answer.json()).id : "";
}

/** Status and reason of an error response. */
export async function refusalOf(answer: APIResponse): Promise<{ status: number; reason: string }> {
  const { reason } = z.object({ reason: z.string() }).parse(await answer.json());
  return { status: answer.status(), reason };
}
