import "server-only";
import type { AssetKind } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { empty, query, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import type { Finding, Outcome } from "./findings";
import type { RuleId } from "./rules";

/** An earlier ruling, without the people whom it was about. */
export interface Precedent {
  id: string;
  reason: string;
  finding: Finding;
  outcome: Outcome;
  /** How much of what was held went back, in basis points, rounded to whole percents. */
  refundBps: number;
  rules: RuleId[];
  /** What the moderator wrote, without names and numbers. */
  says: string;
  at: Date;
  /** It answered an appeal. */
  onAppeal: boolean;
}

export interface PrecedentFilter {
  kind: AssetKind;
  /** Rulings of disputes with this reason; of all reasons where it is absent. */
  reason?: string | undefined;
  finding?: Finding | undefined;
  limit: number;
}

type Row = Omit<Precedent, "says"> & { text: string; buyerName: string; sellerName: string };

/**
 * Earlier final rulings about trades of a kind, newest first: those with the same reason before others.
 * @throws Refusal - not_found for those who may not read trades
 */
export async function similarRulings(
  by: Actor,
  { kind, reason, finding, limit }: PrecedentFilter,
): Promise<Precedent[]> {
  mustRead(by, "trade.read");
  const rows = await query<Row>(sql`
    select g.id, d.reason, g.finding, g.outcome, g.rules, g.reason as text, g.created_at as at, g.stage = 'appeal' as on_appeal,
      100 * round(100.0 * g.refund_minor / nullif(g.refund_minor + g.release_minor, 0))::int as refund_bps,
      b.name as buyer_name, s.name as seller_name
    from ruling g join dispute d on d.id = g.dispute_id join trade_overview t on t.id = d.trade_id
      join person b on b.id = t.buyer_id join person s on s.id = t.seller_id
    where t.kind = ${kind} and d.state = 'CLOSED' and d.closed_how = 'ruled'
      and not exists (select from ruling later where later.dispute_id = g.dispute_id and later.stage = 'appeal' and g.stage = 'review')
      ${reason ? sql`and d.reason = ${reason}` : empty} ${finding ? sql`and g.finding = ${finding}` : empty}
    order by g.created_at desc limit ${limit}`);
  return rows.map(({ text, buyerName, sellerName, ...row }) => ({
    ...row,
    says: withoutPeople(text, { buyer: buyerName, seller: sellerName }),
  }));
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** The names that a text may call a person by: the whole, and each part of three letters or more. */
const namesOf = (name: string): string[] =>
  [name, ...name.split(/\s+/u)].filter((part) => Array.from(part).length >= 3);

const roleFor = (text: string, name: string, role: string): string => {
  const names = namesOf(name);
  if (names.length === 0) return text;
  const any = names.map(escaped).join("|");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{M}])(?:${any})(?![\\p{L}\\p{M}])`, "giu"), role);
};

/** A text about two people without their names, addresses and numbers of four digits or more. */
export function withoutPeople(text: string, { buyer, seller }: { buyer: string; seller: string }): string {
  const unnamed = roleFor(roleFor(text, buyer, "the buyer"), seller, "the seller");
  return unnamed.replace(/\S+@\S+/gu, "•••").replace(/\+?\d(?:[\s-]?\d){3,}/gu, "••••");
}
