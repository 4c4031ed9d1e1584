import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { mayRead, refusalFor } from "@/lib/kernel/permissions";
import { REVIEW_RISK, TWO_PEOPLE_RISK } from "../limits";
import { type RiskHit, type RiskRuleName, type RiskSetting, riskRules, textRules, weighed } from "../risk";

/** What became of a listing by its risk alone: live at once, looked at by one moderator, or by two. */
export type Way = "live" | "one" | "two";

/** A listing that would have gone another way. */
export interface OtherWay {
  id: string;
  title: string;
  before: number;
  after: number;
  /** What a moderator last decided about it. */
  verdict: string | null;
}

export interface DryRun {
  /** How many listings were looked at: the last thousand at most. */
  looked: number;
  inForce: Record<Way, number>;
  changed: Record<Way, number>;
  /** Of each rule, how many listings hit it now and would. */
  rules: { rule: RiskRuleName; says: string; inForce: number; changed: number }[];
  /** Those that would have gone another way, the greatest change first. */
  others: OtherWay[];
}

const LOOKED_AT = 1_000;
const SHOWN = 50;

/** Who may try changed rules: those who moderate, and those who change the setting. */
export const mayTryRules = (by: Actor): boolean =>
  mayRead(by, "offer.moderate") || mayRead(by, "setting.other");

const wayOf = (risk: number): Way => (risk >= TWO_PEOPLE_RISK ? "two" : risk >= REVIEW_RISK ? "one" : "live");

interface Screened {
  id: string;
  title: string;
  text: string;
  hits: RiskHit[];
  verdict: string | null;
}

/**
 * What changed rules would have done to the last thousand listings that the rules looked at. What a rule saw at that time, such as a picture
 * of another, is taken as it was; words are looked for anew. Throws Refusal not_found.
 */
export async function tryRules(by: Actor, inForce: RiskSetting, changed: RiskSetting): Promise<DryRun> {
  if (!mayTryRules(by)) throw refusalFor(by);
  const rows = await query<Screened>(sql`
    select l.id, v.content->>'title' as title, concat(v.content->>'title', chr(10), v.content->>'description') as text, l.hits,
      (select d.verdict from listing_decision d where d.listing_id = l.id order by d.created_at desc, d.id limit 1) as verdict
    from listing l join listing_version v on v.listing_id = l.id and v.version = coalesce(l.pending_version, l.live_version, l.versions)
    where l.screened_at is not null and l.deleted_at is null order by l.screened_at desc, l.id limit ${LOOKED_AT}`);
  const read = rows.map((row) => ({ row, inForce: hitsOf(row, inForce), changed: hitsOf(row, changed) }));
  const count = (which: "inForce" | "changed") => {
    const ways: Record<Way, number> = { live: 0, one: 0, two: 0 };
    for (const one of read) ways[wayOf(one[which].risk)] += 1;
    return ways;
  };
  const having = (which: "inForce" | "changed", rule: RiskRuleName) =>
    read.filter((one) => one[which].hits.some((hit) => hit.rule === rule)).length;
  return {
    looked: rows.length,
    inForce: count("inForce"),
    changed: count("changed"),
    rules: (Object.keys(riskRules) as RiskRuleName[]).map((rule) => ({
      rule,
      says: riskRules[rule].says,
      inForce: having("inForce", rule),
      changed: having("changed", rule),
    })),
    others: read
      .filter((one) => wayOf(one.inForce.risk) !== wayOf(one.changed.risk))
      .toSorted(
        (a, b) => Math.abs(b.changed.risk - b.inForce.risk) - Math.abs(a.changed.risk - a.inForce.risk),
      )
      .slice(0, SHOWN)
      .map(({ row: { id, title, verdict }, inForce: { risk: before }, changed: { risk: after } }) => ({
        id,
        title,
        before,
        after,
        verdict,
      })),
  };
}

const ofText = new Set<RiskRuleName>(textRules);
const nothingKnown = {
  accountDays: 365,
  tradesCompleted: 1,
  disputeRateBps: 0,
  categoryRisk: 0,
  priceMinor: 0n,
  medianMinor: null,
  hasForeignPicture: false,
  hasForeignText: false,
  fellPercent: 0,
};

/** The rules that a listing hits: by its words as this setting has them, by all else as it was seen. */
function hitsOf({ text, hits }: Screened, setting: RiskSetting) {
  const seen = hits.map(({ rule }) => rule).filter((rule) => rule in riskRules && !ofText.has(rule));
  const inText = textRules.filter((rule) => riskRules[rule].hits({ ...nothingKnown, text }, setting));
  return weighed([...seen, ...inText], setting);
}
