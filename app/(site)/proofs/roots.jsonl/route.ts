import { rootsFile } from "@/lib/records";

/** Asked for on every request: a root is added each day. */
export const dynamic = "force-dynamic";

/** All signed roots of days, a line of JSON each: public, and what a record is compared with. */
export async function GET(): Promise<Response> {
  return new Response(await rootsFile(), {
    headers: {
      "Content-Type": "application/jsonl; charset=utf-8",
      "Content-Disposition": 'attachment; filename="amana-roots.jsonl"',
      "Cache-Control": "public, max-age=300",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
