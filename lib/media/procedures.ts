import "server-only";
import { z } from "zod";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { removeMedia } from "./commands";
import { addImage as add } from "./images/add-image";
import { imageAddress, keptSizes } from "./images/sizes";
import { IMAGE_BODY_LIMIT } from "./purposes";

const tags = ["images"];

const sizeSchema = z.object({ src: z.string(), width: z.number().int(), height: z.number().int() });

const imageSchema = z.object({
  imageId: z.uuid(),
  width: z.number().int(),
  height: z.number().int(),
  color: z.string(),
  thumbhash: z.string(),
  sizes: z.array(sizeSchema),
});

/** As multipart/form-data, the picture in a field `file`. */
export const addImage = forSignedInOnce
  .route({
    method: "POST",
    path: "/images",
    tags,
    successStatus: 201,
    summary: "Add a picture for a listing",
  })
  .meta({ bodyLimit: IMAGE_BODY_LIMIT })
  .input(z.strictObject({ file: z.file("Choose a picture.") }))
  .output(imageSchema)
  .handler(async ({ input: { file }, context }) => {
    const added = resultOf(context, await add(context.actor, context.key, { file }));
    const sizes = keptSizes(added).map(({ side, width, height }) => ({
      src: imageAddress(added.imageId, side),
      width,
      height,
    }));
    return { ...added, sizes };
  });

export const removeImage = forSignedIn
  .route({ method: "DELETE", path: "/images/{id}", tags, summary: "Remove a picture" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(z.object({ imageId: z.uuid() }))
  .handler(async ({ input: { id }, context }) => {
    await removeMedia(context.actor, `image:remove:${id}`, { mediaId: id, purpose: "listing" });
    return { imageId: id };
  });

/** The operations on pictures under /api/v1. */
export const mediaProcedures = { addImage, removeImage };
