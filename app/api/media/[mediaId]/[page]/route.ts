import { files } from "@/lib/composition";
import { pictureResponse } from "@/lib/web/api/picture-response";
import { callContextFrom } from "@/lib/web/session";

type PageRoute = { params: Promise<{ mediaId: string; page: string }> };

/** A page of a file, for those who may see it by the rule of what it is for. Asked for again at each showing: a page can be hidden later. */
export async function GET(request: Request, { params }: PageRoute): Promise<Response> {
  const { mediaId, page } = await params;
  const { actor } = await callContextFrom(request);
  const known = request.headers.get("if-none-match");
  const shown = /^[1-9]\d?$/.test(page)
    ? await files.show(actor, { mediaId, page: Number(page), known })
    : undefined;
  return pictureResponse(shown, "private, no-cache");
}
