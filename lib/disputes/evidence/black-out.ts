import "server-only";
import { type Actor, type Answer, command, isAnswered } from "@/lib/kernel/command";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type Box, blacken, newShownName, putSealed, readPage } from "@/lib/media";
import { media } from "@/lib/media/machine";
import { disputeEvents } from "../events";
import { type Side, sideOf } from "./access";
import { evidenceByAccount } from "./limits";
import { evidence } from "./machine";
import { evidenceRefusals } from "./refusals";

export interface BlackOut {
  evidenceId: string;
  /** From 1. */
  page: number;
  boxes: Box[];
}

interface HidingFacts {
  id: string;
  version: bigint;
  mediaId: string;
  mediaVersion: bigint;
  shown: string[];
  disputeId: string;
  tradeId: string;
  buyerId: string;
  sellerId: string;
  side: Side;
  ownSide: Side;
}

export interface EvidenceHidden {
  evidenceId: string;
}

/** A piece of evidence that this person may hide parts of: their own side's, or any as a moderator. */
const readHiding = (evidenceId: string, by: Pick<Actor, "id" | "grants">): Sql => sql`
  select * from (
    select e.id, e.version, e.media_id, m.version as media_version, m.shown, e.dispute_id, d.trade_id, t.buyer_id, t.seller_id, e.side,
      ${sideOf(by)} as own_side
    from evidence e join dispute d on d.id = e.dispute_id join trade_overview t on t.id = d.trade_id join media_record m on m.id = e.media_id
    where e.id = ${evidenceId}::uuid and m.state = 'READY') hiding
  where own_side in ('staff', side)`;

/**
 * Blacks out parts of a page for everyone, for good. The file as it was given stays, sealed; what was shown of the page goes.
 * @throws Refusal - not_found, not_hidden, moved_on, files_busy, too_many_requests
 */
export async function blackOut(by: Actor, key: string, input: BlackOut): Promise<Answer<EvidenceHidden>> {
  if (input.boxes.length === 0) throw new Refusal(evidenceRefusals.not_hidden);
  if (await isAnswered(by, key)) return hideWith(undefined)(by, key, input);
  await limit(evidenceByAccount, by.id);
  const facts = await queryOne<HidingFacts>(readHiding(input.evidenceId, by));
  const page = facts && (await readPage(facts.mediaId, input.page));
  if (!facts || !page) throw new Refusal(kernelRefusals.not_found);
  const name = newShownName(input.page);
  await putSealed(facts.mediaId, page.dataKey, name, await blacken(page.bytes, input.boxes, by.id));
  // What was put and is not named by the row, before as after, is swept.
  return hideWith({ name, version: page.version })(by, key, input);
}

const hideWith = (made: { name: string; version: bigint } | undefined) =>
  command<BlackOut, HidingFacts, EvidenceHidden>({
    act: "evidence.black_out",
    read: ({ evidenceId }, by) => readHiding(evidenceId, by),
    decide(facts, { evidenceId, page }, by) {
      const { mediaId, mediaVersion, disputeId, tradeId, buyerId, sellerId, side, ownSide } = facts;
      // Another hiding since would be undone by this picture.
      if (!made || made.version !== mediaVersion) throw new Refusal(kernelRefusals.moved_on);
      const shown = facts.shown.map((old, at) => (at === page - 1 ? made.name : old));
      return {
        result: { evidenceId },
        rows: [
          evidence.move(facts, "black_out"),
          media.move({ id: mediaId, version: mediaVersion }, "reshow", { shown }),
        ],
        ...(ownSide === "staff" && {
          audit: [{ actorId: by.id, act: "evidence.black_out", subjectKind: "trade", subjectId: tradeId }],
        }),
        events: [disputeEvents.evidence_hidden({ disputeId, tradeId, buyerId, sellerId, evidenceId, side })],
      };
    },
  });
