import "server-only";
import { mustBeAbleTo } from "@/lib/identity/limits/allowance";
import type { Moment } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readSetting } from "@/lib/kernel/settings";
import { attachImages } from "@/lib/media";
import type { FeeRule } from "@/lib/money/fees";
import { naira } from "@/lib/money/format";
import { commissionFor } from "@/lib/offers/commission";
import { type Complete, completed, contactFields, type Leaf, LISTED_IN, termsOf } from "../complete";
import type { Draft } from "../content";
import { listingRefusals } from "../refusals";
import type { Part } from "./facts";
import type { SubmissionFacts } from "./submission";

/** What a seller submits: a complete version, or a refusal that names every field. */
export function mustBeComplete(
  facts: SubmissionFacts & Moment,
  draft: Draft,
): { complete: Complete; leaf: Leaf; feeRule: FeeRule } {
  const { seller, leaf, now } = facts;
  mustBeAbleTo("publish", seller, now);
  if (!leaf) throw new Refusal(listingRefusals.no_such_category);
  if (draft.secondCategory && (!facts.secondLeaf || facts.secondLeaf.slug === leaf.slug))
    throw new Refusal({ ...listingRefusals.no_such_category, field: "secondCategory" });
  const read = completed(draft, leaf, { mostMinor: BigInt(seller.limits.tradeMinor) });
  if ("problems" in read) throw refusalOf(draft, read.problems);
  const { priceMinor, compareMinor } = read.complete;
  const { highestMinor } = facts;
  if (highestMinor !== null && compareMinor !== null && compareMinor > highestMinor)
    throw refusalOf(draft, {
      comparePrice: `The price before can be ${naira(highestMinor.toString())} at most: the highest of the last 30 days.`,
    });
  const { rules } = readSetting("commission", facts.commission);
  const commissioned = {
    assetKind: "GOODS" as const,
    sellerLevel: seller.level,
    priceMinor,
    currency: LISTED_IN,
  };
  return { complete: read.complete, leaf, feeRule: commissionFor(rules, commissioned, now) };
}

function refusalOf(draft: Draft, problems: Record<string, string>): Refusal {
  const fields = Object.keys(problems);
  const [contact] = contactFields(draft);
  const field = contact ?? fields[0] ?? "form";
  const kind = contact ? listingRefusals.contact_in_text : listingRefusals.listing_incomplete;
  return new Refusal({ ...kind, field }, { says: problems[field] ?? "", fields: fields.join(",") });
}

/** The part of a plan that keeps a version, with its pictures. */
export function versionPart(
  facts: Pick<SubmissionFacts, "id" | "versions" | "images">,
  { complete, leaf, feeRule }: ReturnType<typeof mustBeComplete>,
): Part & { version: number; terms: object } {
  const version = facts.versions + 1;
  const { content, state, lga, priceMinor, compareMinor, units } = complete;
  const terms = termsOf(complete, leaf, version);
  const imageIds = content.images.map(({ imageId }) => imageId);
  const shown = attachImages({ kind: "listing", id: facts.id }, imageIds, facts.images);
  const row = {
    id: newId(),
    listingId: facts.id,
    version,
    categoryId: leaf.id,
    categorySlug: leaf.slug,
    categoryVersion: leaf.version,
    content,
    terms,
    imageIds,
    state,
    lga,
    currency: LISTED_IN,
    priceMinor,
    compareMinor,
    units,
    feeRule,
  };
  return {
    version,
    terms,
    rows: shown.rows,
    insert: [...(shown.insert as NonNullable<Part["insert"]>), { table: "listing_version", row }],
  };
}
