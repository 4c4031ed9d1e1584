import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import type { MediaUse } from "@/lib/media";
import { isVisible, type Side, sideOf } from "./access";
import { FILES_A_SIDE } from "./limits";
import { linkAddress } from "./links";

/** A piece of evidence as a viewer of its dispute sees it. */
export interface EvidenceView {
  id: string;
  mediaId: string;
  side: Side;
  /** Who added it; with a link, who made the link. Moderators are not named. */
  by: string;
  /** Who sent it by a link, as its maker calls them. */
  via: string | null;
  caption: string;
  mime: string;
  sizeBytes: number;
  /** Of the file as it was given, in hex. */
  sha256: string;
  pages: number;
  /** Addresses of its pages; another one once something of it is hidden. */
  pictures: string[];
  createdAt: Date;
  /** When parts of it were last hidden. */
  redactedAt: Date | null;
  /** The store has lost it, or it was removed. */
  isGone: boolean;
  /** The viewer may hide parts of it. */
  mayHide: boolean;
}

/** A link for another party, as its maker sees it. */
export interface EvidenceLinkView {
  id: string;
  label: string;
  /** Null once it brought a file. */
  address: string | null;
  expiresAt: Date;
}

export interface DisputeEvidence {
  tradeId: string;
  /** On which side the viewer is. */
  own: Side;
  items: EvidenceView[];
  /** How many more files the viewer's side may add; 0 once the dispute is closed. */
  left: number;
  isOpen: boolean;
  /** Their side's links that are open. */
  links: EvidenceLinkView[];
  now: Date;
}

interface ItemRow extends Omit<EvidenceView, "pictures" | "pages" | "isGone"> {
  state: string;
  shown: string[];
}

type Viewer = Pick<Actor, "id" | "grants">;

/** The evidence of a dispute as a party of its trade or a moderator may see it; undefined for others. */
export async function evidenceOf(viewer: Viewer, disputeId: string): Promise<DisputeEvidence | undefined> {
  if (!isUuid(disputeId)) return undefined;
  const about = await queryOne<{
    tradeId: string;
    own: Side | null;
    isOpen: boolean;
    files: number;
    now: Date;
  }>(sql`
    select d.trade_id, ${sideOf(viewer)} as own, d.state <> 'CLOSED' as is_open, app_now() as now,
      (select count(*)::int from evidence e where e.dispute_id = d.id and e.side = ${sideOf(viewer)}) as files
    from dispute d join trade_overview t on t.id = d.trade_id where d.id = ${disputeId}::uuid`);
  if (!about?.own) return undefined;
  const { tradeId, own, isOpen, files, now } = about;
  const [items, links] = await Promise.all([itemsOf(viewer, disputeId), linksOf(viewer, disputeId)]);
  return { tradeId, own, items, left: isOpen ? Math.max(0, FILES_A_SIDE - files) : 0, isOpen, links, now };
}

async function itemsOf(viewer: Viewer, disputeId: string): Promise<EvidenceView[]> {
  const rows = await query<ItemRow>(sql`
    select e.id, e.media_id, e.side, case e.side when 'staff' then 'Moderator' else u.name end as by, l.label as via, e.caption, m.mime,
      m.size_bytes, e.sha256, m.state::text as state, m.shown, e.created_at, e.redacted_at,
      ${sideOf(viewer)} in ('staff', e.side) as may_hide
    from evidence e join dispute d on d.id = e.dispute_id join trade_overview t on t.id = d.trade_id
      join media_record m on m.id = e.media_id join person u on u.id = e.by_id left join evidence_link l on l.id = e.link_id
    where e.dispute_id = ${disputeId}::uuid and ${isVisible(viewer)}
    order by e.created_at, e.id`);
  return rows.map(({ state, shown, ...row }) => ({
    ...row,
    pages: shown.length,
    pictures: state === "READY" ? shown.map((name, at) => pictureAddress(row.mediaId, at + 1, name)) : [],
    isGone: state !== "READY",
    mayHide: row.mayHide && state === "READY",
  }));
}

/** The name makes each rendition's address another one; who may see it is decided at each showing. */
const pictureAddress = (mediaId: string, page: number, name: string) =>
  `/api/media/${mediaId}/${page}?v=${name.slice(-12)}`;

async function linksOf(viewer: Viewer, disputeId: string): Promise<EvidenceLinkView[]> {
  const rows = await query<{ id: string; label: string; expiresAt: Date }>(sql`
    select l.id, l.label, l.expires_at from evidence_link l
    where l.dispute_id = ${disputeId}::uuid and l.made_by_id = ${viewer.id}::uuid and l.used_at is null and l.revoked_at is null
      and l.expires_at > app_now() order by l.created_at`);
  return rows.map((row) => ({ ...row, address: linkAddress(row.id) }));
}

/** A line of the trade's timeline: a file was added. */
export interface EvidenceLine {
  id: string;
  at: Date;
  by: string;
  side: Side;
  via: string | null;
  isDocument: boolean;
}

/** What was added to the disputes of a trade, as a party of it may know. */
export const evidenceLines = (viewer: Viewer, tradeId: string): Promise<EvidenceLine[]> =>
  query<EvidenceLine>(sql`
    select e.id, e.created_at as at, u.name as by, e.side, l.label as via, m.mime = 'application/pdf' as is_document
    from evidence e join dispute d on d.id = e.dispute_id join trade_overview t on t.id = d.trade_id join media_record m on m.id = e.media_id
      join person u on u.id = e.by_id left join evidence_link l on l.id = e.link_id
    where d.trade_id = ${tradeId}::uuid and ${isVisible(viewer)} order by e.created_at, e.id`);

/** Who sees a file of evidence sees its pictures. */
export const evidenceUse: MediaUse = {
  purpose: "evidence",
  mayView: (viewer) =>
    viewer
      ? sql`exists (
          select from evidence e join dispute d on d.id = e.dispute_id join trade_overview t on t.id = d.trade_id
          where e.media_id = m.id and ${isVisible(viewer)})`
      : sql`false`,
  isUsed: sql`exists (select from evidence e where e.media_id = m.id)`,
};
