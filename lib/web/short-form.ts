import "server-only";
import { readBounded } from "@/lib/kernel/bounded-body";

/** More than any of our scripts sends as form fields. */
const LIMIT = 4_096;

/** The fields of a form that a script sent; none where the body is longer than any of ours, or broke off. */
export async function shortForm(request: Request): Promise<URLSearchParams> {
  const body = await readBounded(request.body, LIMIT).catch(() => null);
  return new URLSearchParams(body?.toString("utf8"));
}
