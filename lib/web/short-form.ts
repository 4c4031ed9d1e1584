import "server-only";
import { readBounded } from "@/lib/kernel/bounded-body";

/** Maximum body size in bytes; our own scripts send less. */
const LIMIT = 4_096;

/** The form fields of a script's request; empty if the body is too long or aborted. */
export async function shortForm(request: Request): Promise<URLSearchParams> {
  const body = await readBounded(request.body, LIMIT).catch(() => null);
  return new URLSearchParams(body?.toString("utf8"));
}
