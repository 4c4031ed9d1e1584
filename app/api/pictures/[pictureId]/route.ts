import { files } from "@/lib/composition";
import { pictureResponse } from "@/lib/web/api/picture-response";

type PictureRoute = { params: Promise<{ pictureId: string }> };

/** A profile picture. A new picture has a new id, so each URL is immutable. */
export async function GET(_request: Request, { params }: PictureRoute): Promise<Response> {
  const { pictureId } = await params;
  const picture = await files.show(null, { mediaId: pictureId, page: 1, purpose: "picture" });
  return pictureResponse(picture, "public, max-age=31536000, immutable");
}
