import { files } from "@/lib/composition";
import { IMAGE_SIDES } from "@/lib/media/images/sizes";
import { pictureResponse } from "@/lib/web/api/picture-response";
import { callContextFrom } from "@/lib/web/session";

type ImageRoute = { params: Promise<{ imageId: string; side: string }> };

/**
 * A picture for a listing, in the size of its longest side. Its bytes never change, so where everyone may see it each address is
 * immutable; what only its owner sees yet is kept by their browser alone.
 */
export async function GET(request: Request, { params }: ImageRoute): Promise<Response> {
  const { imageId, side } = await params;
  const size = IMAGE_SIDES.find((one) => String(one) === side) ?? 0;
  const forAll = await files.showImage(null, imageId, size);
  if (forAll) return pictureResponse(forAll, "public, max-age=31536000, immutable");
  const { actor } = await callContextFrom(request);
  const own = actor ? await files.showImage(actor, imageId, size) : undefined;
  return pictureResponse(own, "private, max-age=3600");
}
