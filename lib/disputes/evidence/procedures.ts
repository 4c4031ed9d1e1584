import "server-only";
import { z } from "zod";
import { text, typedWhole, whole, written } from "@/lib/kernel/input/fields";
import { forAnyone, forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { EVIDENCE_BODY_LIMIT, MOST_PAGES } from "@/lib/media/purposes";
import { addByLink } from "./add-by-link";
import { addEvidence as add } from "./add-evidence";
import { blackOut } from "./black-out";
import { CAPTION_LENGTH, LABEL_LENGTH, LINK_DAYS, MOST_BOXES } from "./limits";
import { linkAddress, makeLink, revokeLink } from "./links";
import { evidenceOf } from "./queries";

const tags = ["disputes"];
const sideSchema = z.enum(["buyer", "seller", "staff"]);

const caption = written("Write a caption that can be seen, or leave it out.").max(
  CAPTION_LENGTH,
  `Use ${CAPTION_LENGTH} characters or fewer.`,
);

/** As multipart/form-data, the file in a field `file`. */
export const addEvidence = forSignedInOnce
  .route({
    method: "POST",
    path: "/disputes/{id}/evidence",
    tags,
    successStatus: 201,
    summary: "Add a file to a dispute",
  })
  .meta({ bodyLimit: EVIDENCE_BODY_LIMIT })
  .input(z.strictObject({ id: z.uuid(), file: z.file("Choose a file."), caption: caption.optional() }))
  .output(z.object({ evidenceId: z.uuid(), sha256: z.string() }))
  .handler(async ({ input: { id, file, caption: words = "" }, context }) =>
    resultOf(context, await add(context.actor, context.key, { disputeId: id, file, caption: words })),
  );

const evidenceSchema = z.object({
  id: z.uuid(),
  side: sideSchema,
  by: z.string(),
  via: z.string().nullable(),
  caption: z.string(),
  mime: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  pictures: z.array(z.string()),
  createdAt: z.iso.datetime(),
  redactedAt: z.iso.datetime().nullable(),
});

export const listEvidence = forSignedIn
  .route({ method: "GET", path: "/disputes/{id}/evidence", tags, summary: "List the files of a dispute" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(z.object({ items: z.array(evidenceSchema), left: z.number().int() }))
  .handler(async ({ input, context }) => {
    const found = await evidenceOf(context.actor, input.id);
    if (!found) throw new Refusal(kernelRefusals.not_found);
    const items = found.items.map(
      ({ mediaId: _media, pages: _pages, isGone: _gone, mayHide: _may, ...row }) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        redactedAt: row.redactedAt?.toISOString() ?? null,
      }),
    );
    return { items, left: found.left };
  });

/** Thousandths of the page's width or height. */
const thousandths = whole("Give a place on the page.").max(1000);
const boxSchema = z.strictObject({
  x: thousandths,
  y: thousandths,
  width: thousandths.min(1),
  height: thousandths.min(1),
});

export const hideEvidence = forSignedInOnce
  .route({
    method: "POST",
    path: "/evidence/{id}/black-out",
    tags,
    summary: "Black out parts of a file",
  })
  .input(
    z.strictObject({
      id: z.uuid(),
      page: typedWhole(1, MOST_PAGES).default(1),
      boxes: z.array(boxSchema).min(1, "Mark what should be blacked out.").max(MOST_BOXES),
    }),
  )
  .output(z.object({ evidenceId: z.uuid() }))
  .handler(async ({ input: { id, page, boxes }, context }) => {
    const parts = boxes.map(({ x, y, width, height }) => ({
      x: x / 1000,
      y: y / 1000,
      width: width / 1000,
      height: height / 1000,
    }));
    return resultOf(
      context,
      await blackOut(context.actor, context.key, { evidenceId: id, page, boxes: parts }),
    );
  });

export const makeEvidenceLink = forSignedInOnce
  .route({
    method: "POST",
    path: "/disputes/{id}/evidence-links",
    tags,
    successStatus: 201,
    summary: "Make a link for another party’s file",
  })
  .input(
    z.strictObject({
      id: z.uuid(),
      label: written("Say who gets the link.").max(LABEL_LENGTH, `Use ${LABEL_LENGTH} characters or fewer.`),
    }),
  )
  .output(z.object({ linkId: z.uuid(), address: z.url(), days: z.number().int() }))
  .handler(async ({ input: { id, label }, context }) => {
    const made = await makeLink(context.actor, context.key, { disputeId: id, label });
    const { linkId } = resultOf(context, made);
    return { linkId, address: linkAddress(linkId), days: LINK_DAYS };
  });

export const revokeEvidenceLink = forSignedInOnce
  .route({
    method: "POST",
    path: "/evidence-links/{id}/revoke",
    tags,
    summary: "Cancel a link for another party’s file",
  })
  .input(z.strictObject({ id: z.uuid() }))
  .output(z.object({ linkId: z.uuid() }))
  .handler(async ({ input, context }) =>
    resultOf(context, await revokeLink(context.actor, context.key, { linkId: input.id })),
  );

/** By a link, without an account; as multipart/form-data, the file in a field `file`. */
export const sendByLink = forAnyone
  .route({
    method: "POST",
    path: "/evidence-links/send",
    tags,
    successStatus: 201,
    summary: "Send a file by a link",
  })
  .meta({ bodyLimit: EVIDENCE_BODY_LIMIT })
  .input(z.strictObject({ token: text().max(100), file: z.file("Choose a file.") }))
  .output(z.object({ evidenceId: z.uuid(), sha256: z.string() }))
  .handler(({ input: { token, file }, context }) => addByLink(token, { file, address: context.address }));

/** The operations on evidence under /api/v1. */
export const evidenceProcedures = {
  addEvidence,
  listEvidence,
  hideEvidence,
  makeEvidenceLink,
  revokeEvidenceLink,
  sendByLink,
};
