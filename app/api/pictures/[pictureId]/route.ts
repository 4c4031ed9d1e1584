import { getFile } from "@/lib/kernel/files";

type PictureRoute = { params: Promise<{ pictureId: string }> };

/** A profile picture. A new picture has a new id, so each URL is immutable. */
export async function GET(_request: Request, { params }: PictureRoute): Promise<Response> {
  const picture = await getFile("pictures", (await params).pictureId);
  if (!picture) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(new Uint8Array(picture), {
    headers: {
      "content-type": "image/webp",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
