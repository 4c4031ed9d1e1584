import { query, sql } from "@/lib/kernel/db";

/** Ready when the database responds. */
export async function GET(): Promise<Response> {
  try {
    await query(sql`select 1 as one`);
    return Response.json({ ok: true });
  } catch {
    return Response.json({ ok: false }, { status: 503 });
  }
}
