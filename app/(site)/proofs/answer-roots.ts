import { type RootKind, rootsFile } from "@/lib/records";

/** All signed roots of a kind, a line of JSON each: public, and what a record or an export is compared with. */
export const answerRoots = async (kind: RootKind, fileName: string): Promise<Response> =>
  new Response(await rootsFile(kind), {
    headers: {
      "Content-Type": "application/jsonl; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "public, max-age=300",
      "X-Content-Type-Options": "nosniff",
    },
  });
