import "server-only";
import { type Actor, command, isAnswered } from "@/lib/kernel/command";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { commitKept, digestOf, type KeptFile, receiveFile } from "@/lib/media";
import type { Side } from "./access";
import { type AddingFacts, type EvidenceAdded, mustTakeMore, planAdding } from "./add-evidence";
import { evidenceByAddress, evidenceByLink } from "./limits";
import { tokenHash } from "./links";
import { evidenceLink } from "./machine";
import { evidenceRefusals } from "./refusals";

/** What a stranger with a link may know: who it is for, and whether it still takes a file. */
export interface OpenLink {
  id: string;
  label: string;
  tradeId: string;
  isOpen: boolean;
  isUsed: boolean;
  expiresAt: Date;
  /** In whose name it brings the file. */
  makerId: string;
}

interface LinkFacts extends AddingFacts {
  id: string;
  version: bigint;
  disputeId: string;
  label: string;
  isOpen: boolean;
  isUsed: boolean;
}

const TOKEN = /^[\w-]{43}$/;

/** The link of a token; undefined if there is none. */
export async function linkOf(token: string): Promise<OpenLink | undefined> {
  if (!TOKEN.test(token)) return undefined;
  return queryOne<OpenLink>(sql`
    select l.id, l.label, d.trade_id, l.expires_at, l.made_by_id as maker_id, l.used_at is not null as is_used,
      l.used_at is null and l.revoked_at is null and l.expires_at > app_now() and d.state <> 'CLOSED'
        and (l.side <> 'staff' or staff_may(l.made_by_id, 'dispute.rule')) as is_open
    from evidence_link l join dispute d on d.id = l.dispute_id where l.token_hash = ${tokenHash(token)}`);
}

/**
 * Another party sends their one file by a link, in the name of who made it. Sent again, the same file is answered alike.
 * @throws Refusal - link_over, link_used, dispute_closed, ten_files, those of the file, too_many_requests
 */
export async function addByLink(
  token: string,
  { file, address }: { file: File; address: string },
): Promise<EvidenceAdded> {
  await limit(evidenceByAddress, address);
  const link = await linkOf(token);
  if (!link) throw new Refusal(evidenceRefusals.link_over);
  await limit(evidenceByLink, link.id);
  const maker: Actor = { id: link.makerId, roles: [] };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const input = { linkId: link.id, sha256: digestOf(bytes) };
  const key = `evidence-link:${link.id}`;
  if (await isAnswered(maker, key)) return (await bringOnce(maker, key, input)).result;
  if (!link.isOpen) throw new Refusal(evidenceRefusals.link_over);
  const kept = await receiveFile("evidence", bytes, maker.id);
  return (await commitKept(kept, () => bringWith(kept)(maker, key, input))).result;
}

/** A second file by one link is refused, and the same one answered. */
async function bringOnce(maker: Actor, key: string, input: { linkId: string; sha256: string }) {
  return bringWith(undefined)(maker, key, input).catch((error: unknown) => {
    if (error instanceof Refusal && error.reason === "key_reused")
      throw new Refusal(evidenceRefusals.link_used);
    throw error;
  });
}

const readLink = (linkId: string): Sql => sql`
  select l.id, l.version, l.dispute_id, l.label, l.side, d.trade_id, t.buyer_id, t.seller_id, d.state = 'CLOSED' as is_closed,
    l.used_at is not null as is_used, l.used_at is null and l.revoked_at is null and l.expires_at > app_now() as is_open,
    (select count(*)::int from evidence e where e.dispute_id = d.id and e.side = l.side) as files
  from evidence_link l join dispute d on d.id = l.dispute_id join trade_overview t on t.id = d.trade_id
  where l.id = ${linkId}::uuid`;

const bringWith = (kept: KeptFile | undefined) =>
  command<{ linkId: string; sha256: string }, LinkFacts & { side: Side }, EvidenceAdded>({
    act: "evidence.bring",
    read: ({ linkId }) => readLink(linkId),
    decide(link, _input, by) {
      if (!link.isOpen || !kept) throw new Refusal(evidenceRefusals.link_over);
      mustTakeMore(link);
      const use = (evidenceId: string) => evidenceLink.move(link, "use", { evidenceId });
      const { disputeId } = link;
      return planAdding(link, { disputeId, caption: "", kept, by, link: { id: link.id, use } });
    },
  });
