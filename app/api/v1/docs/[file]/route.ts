import { viewerFile } from "@/lib/web/api/viewer";

type Params = { params: Promise<{ file: string }> };

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return (await viewerFile((await params).file)) ?? new Response("Not found", { status: 404 });
}
