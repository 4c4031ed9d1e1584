import "server-only";
import { z } from "zod";
import { allowListings, MOST_LISTINGS_A_DAY } from "@/lib/identity";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import type { Command } from "@/lib/kernel/command";
import { typedWhole } from "@/lib/kernel/input/fields";
import { resultOf, staffOnce, staffReads } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { ListingMoved as Moved } from "./commands/facts";
import { judgeWord } from "./commands/judge-word";
import {
  approveListing,
  claimListing,
  keepListing,
  rejectListing,
  takeDownListing,
} from "./commands/moderate-listing";
import { extendListing, featureListing } from "./commands/prolong-listing";
import { listingForReview, listingQueue } from "./queries/review";
import {
  ExtendListing,
  FeatureListing,
  JudgeWord,
  ListingCard,
  ListingId,
  ListingPage,
  RejectListing,
  sentence,
} from "./schema";

const tags = ["admin"];
const ListingMoved = z.object({ listingId: z.uuid() });

const queued = {
  risk: z.number().int(),
  since: z.iso.datetime(),
  why: z.enum(["first", "revision", "flags"]),
  needsTwo: z.boolean(),
  isEndorsed: z.boolean(),
  claimedBy: z.string().nullable(),
  isMine: z.boolean(),
};

export const queue = staffReads("offer.moderate")
  .route({ method: "GET", path: "/admin/queues/listing", tags, summary: "List listings to look at" })
  .output(z.object({ items: z.array(z.object({ card: ListingCard, ...queued })) }))
  .handler(async ({ context }) => ({
    items: (await listingQueue(context.actor)).map(({ since, ...row }) => ({
      ...row,
      since: since.toISOString(),
    })),
  }));

const moment = z.iso.datetime();

export const review = staffReads("offer.moderate")
  .route({ method: "GET", path: "/admin/listings/{id}", tags, summary: "Show a listing to look at" })
  .input(ListingId)
  .output(
    z.object({
      ...queued,
      isWaiting: z.boolean(),
      listing: ListingPage,
      live: ListingPage.nullable(),
      hits: z.array(z.object({ rule: z.string(), says: z.string(), weight: z.number().int() })),
      flags: z.array(z.object({ reason: z.string(), at: moment })),
      /** The picture that its seller marked, and the words that can stand on the paper in it. */
      word: z
        .object({ imageId: z.uuid(), words: z.array(z.string()), isSeen: z.boolean().nullable() })
        .nullable(),
      seller: z.object({
        id: z.uuid(),
        name: z.string(),
        level: z.string(),
        since: moment,
        tradesCompleted: z.number().int(),
        tradesEnded: z.number().int(),
        tradesDisputed: z.number().int(),
        listingsLive: z.number().int(),
        listingsRejected: z.number().int(),
      }),
    }),
  )
  .handler(async ({ input, context }) => {
    const found = await listingForReview(context.actor, input.id);
    if (!found) throw new Refusal(kernelRefusals.not_found);
    const { since, flags, seller, word, ...rest } = found;
    return {
      ...rest,
      since: since.toISOString(),
      word: word && { imageId: word.image.imageId, words: word.words, isSeen: word.isSeen },
      flags: flags.map(({ reason, at }) => ({ reason, at: at.toISOString() })),
      seller: { ...seller, since: seller.since.toISOString() },
    };
  });

const decide = (name: string, summary: string, command: Command<Moved, Moved>) =>
  staffOnce("offer.moderate", "d")
    .route({ method: "POST", path: `/listings/{id}/${name}`, tags, summary })
    .input(ListingId)
    .output(ListingMoved)
    .handler(async ({ input, context }) =>
      resultOf(context, await command(context.actor, context.key, { listingId: input.id })),
    );

export const claim = decide("claim", "Take a listing to look at", claimListing);
export const approve = decide("approve", "Approve a listing", approveListing);
export const keep = decide("keep", "Keep a reported listing", keepListing);

export const judge = staffOnce("offer.moderate", "d")
  .route({
    method: "POST",
    path: "/listings/{id}/photo-check",
    tags,
    summary: "Say whether a photo shows the word of its day",
  })
  .input(JudgeWord)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, isSeen }, context }) =>
    resultOf(context, await judgeWord(context.actor, context.key, { listingId, isSeen })),
  );

const refuse = (name: string, summary: string, command: typeof rejectListing) =>
  staffOnce("offer.moderate", "d")
    .route({ method: "POST", path: `/listings/{id}/${name}`, tags, summary })
    .input(RejectListing)
    .output(ListingMoved)
    .handler(async ({ input: { id: listingId, ...why }, context }) =>
      resultOf(context, await command(context.actor, context.key, { listingId, ...why })),
    );

export const reject = refuse("reject", "Reject a listing", rejectListing);
export const takeDown = refuse("take-down", "Take a listing down", takeDownListing);

export const feature = staffOnce("offer.moderate", "d")
  .route({ method: "POST", path: "/listings/{id}/feature", tags, summary: "Feature a listing" })
  .input(FeatureListing)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, until }, context }) => {
    const featured = { listingId, until: until === null ? null : new Date(until) };
    return resultOf(context, await featureListing(context.actor, context.key, featured));
  });

export const extend = staffOnce("offer.extend", "d")
  .route({ method: "POST", path: "/listings/{id}/force-extend", tags, summary: "Let a listing run on" })
  .input(ExtendListing)
  .output(ListingMoved)
  .handler(async ({ input: { id: listingId, until, ...why }, context }) =>
    resultOf(
      context,
      await extendListing(context.actor, context.key, { listingId, until: new Date(until), ...why }),
    ),
  );

export const allow = staffOnce("offer.moderate", "d")
  .route({
    method: "POST",
    path: "/admin/people/{id}/listings-a-day",
    tags,
    summary: "Let a seller write more listings a day",
  })
  .input(
    z.strictObject({
      id: z.uuid(),
      listingsADay: typedWhole(1, MOST_LISTINGS_A_DAY),
      reason: sentence,
      reasonCode: reasonCodeOf("allow_listings"),
    }),
  )
  .output(z.object({ userId: z.uuid(), listingsADay: z.number().int() }))
  .handler(async ({ input: { id: userId, ...given }, context }) =>
    resultOf(context, await allowListings(context.actor, context.key, { userId, ...given })),
  );

/** What moderators do with listings. */
export const catalogStaffProcedures = {
  queue,
  review,
  claim,
  approve,
  keep,
  judge,
  reject,
  takeDown,
  feature,
  extend,
  allow,
};
