import "server-only";
import type { RequestDocument } from "@/lib/kernel/approvals/document";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { may, mayRead, refusalFor } from "@/lib/kernel/permissions";
import { HOME } from "@/lib/money/currencies";
import { nairaAndKobo } from "@/lib/money/format";
import { type CorrectionFacts, readCorrection } from "./facts";
import { type CaseKind, type CorrectionAct, caseKinds, correctionActs } from "./kinds";
import type { CorrectionDetail } from "./schema";

/** The acts that this member of staff may request. */
export const correctionActsOf = (by: Actor): CorrectionAct[] =>
  correctionActs.filter((act) => may(by, act, "a"));

/** What a request begins with: whose wallet, and what it and the fund hold. Amounts in kobo. */
export interface CorrectionStart {
  userId: string;
  name: string;
  walletMinor: bigint;
  fundMinor: bigint;
  /** What the fund may still pay this month. */
  monthMinor: bigint;
}

/** Undefined if there is no such person. @throws Refusal not_found for those who may request none of the acts */
export async function correctionStartFor(by: Actor, personId: string): Promise<CorrectionStart | undefined> {
  if (correctionActsOf(by).length === 0) throw refusalFor(by);
  if (!isUuid(personId)) return undefined;
  return queryOne<CorrectionStart>(sql`
    select u.id as user_id, u.name, coalesce(w.balance, 0)::bigint as wallet_minor, (i.room->>'fund')::bigint as fund_minor,
      (i.room->>'ofMonth')::bigint as month_minor
    from person u left join wallet_balance w on w.user_id = u.id and w.currency = ${HOME}
      cross join lateral (select insurance_room(${HOME}, u.id) as room) i
    where u.id = ${personId}::uuid and u.erased_at is null`);
}

export const isCaseKind = (text: unknown): text is CaseKind =>
  typeof text === "string" && Object.hasOwn(caseKinds, text);

type Requested = Pick<RequestDocument, "act"> & { state: string; detail: CorrectionDetail };

/**
 * What is now, and what will be, while a request for a correction waits: the wallet moves on meanwhile, so these figures are no
 * part of what is agreed to. Null for other requests, and for those who may not read about people.
 */
export async function figuresFor(
  by: Actor,
  approvalId: string,
): Promise<{ what: string; now: string; after: string }[] | null> {
  if (!mayRead(by, "person.read")) return null;
  const asked = await queryOne<Requested>(sql`
    select act, state::text as state, detail from approval_record where id = ${approvalId}::uuid and subject_kind = 'correction'`);
  if (asked?.state !== "ASKED") return null;
  const { act, detail } = asked;
  const facts = await queryOne<CorrectionFacts>(
    readCorrection(act, detail.userId, detail.caseKind, detail.caseId),
  );
  if (!facts) return null;
  const amount = BigInt(detail.amount.minor) * (detail.direction === "in" ? 1n : -1n);
  const row = (what: string, now: bigint, change: bigint) => ({
    what,
    now: nairaAndKobo(now),
    after: nairaAndKobo(now + change),
  });
  const { room } = facts;
  return [
    row(`Wallet of ${facts.name}`, facts.walletMinor, amount),
    ...(act === "insurance.pay"
      ? [
          row("Insurance fund", BigInt(room.fund), -amount),
          row("Left for this case", BigInt(room.ofCase), -amount),
          row("Left for this month", BigInt(room.ofMonth), -amount),
        ]
      : []),
  ];
}
