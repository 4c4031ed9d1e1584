import "server-only";
import type { ShownPicture } from "@/lib/media";

/** A picture that we have made, as a response that can be nothing but a picture. */
export function pictureResponse(picture: ShownPicture | "same" | undefined, cacheControl: string): Response {
  if (!picture) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  if (picture === "same")
    return new Response(null, { status: 304, headers: { "cache-control": cacheControl } });
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      "content-type": picture.mime,
      "content-disposition": 'inline; filename="picture.webp"',
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": cacheControl,
      etag: picture.etag,
    },
  });
}
