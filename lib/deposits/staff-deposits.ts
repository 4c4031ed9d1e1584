import type { Currency } from "@/lib/money/currencies";
import "server-only";
import { maskEmail, maskPhone } from "@/lib/identity";
import type { NameMatch } from "@/lib/identity/names";
import type { Actor } from "@/lib/kernel/command";
import type { Deposit } from "@/lib/kernel/db";
import { empty, query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import { settingNow } from "@/lib/kernel/settings";
import { type DepositAct, type DepositRefund, historyOf, refundsOf } from "./history";
import type { RefundState } from "./refunds/machine";
import { depositReference } from "./schema";

/** A deposit as finance lists it. Amounts in kobo. */
export interface StaffDeposit
  extends Pick<
    Deposit,
    "id" | "reference" | "state" | "askedMinor" | "paidMinor" | "senderName" | "createdAt"
  > {
  currency: Currency;
  isTransfer: boolean;
  nameMatch: NameMatch | null;
  userName: string;
  isClosed: boolean;
  /** Has an open refund. In quarantine the state does not show it. */
  isBeingRefunded: boolean;
}

/** 'quarantine': waiting for a decision. 'flagged': credited with an unclear name or another amount than requested. */
export const depositViews = ["quarantine", "flagged", "all"] as const;
export type DepositView = (typeof depositViews)[number];

const SHOWN = 50;

const columns = sql`
  d.id, d.reference, d.state, d.currency, d.asked_minor, d.paid_minor, d.virtual_account_id is not null as is_transfer, d.sender_name,
  d.name_match, u.name as user_name, u.closed_at is not null as is_closed, d.created_at,
  exists (select from refund r where r.deposit_id = d.id and r.ended_at is null) as is_being_refunded`;

const views: Record<DepositView, { where: Sql; order: Sql }> = {
  quarantine: { where: sql`d.state = 'QUARANTINED'`, order: sql`d.created_at` },
  flagged: {
    where: sql`d.paid_at > app_now() - interval '30 days' and d.state <> 'QUARANTINED'
      and (d.name_match = 'unknown' or d.paid_minor <> d.asked_minor)`,
    order: sql`d.paid_at desc`,
  },
  all: { where: sql`true`, order: sql`d.id desc` },
};

/**
 * Deposits for finance: at most 50. `search` is our reference or the gateway's, its id, or a person's full email address
 * or phone number.
 * @throws Refusal not_found for other callers
 */
export async function depositsForStaff(
  by: Actor,
  { view, search = "" }: { view: DepositView; search?: string },
): Promise<{ deposits: StaffDeposit[]; waiting: number; now: Date }> {
  mustRead(by, "deposit.release");
  const { where, order } = views[view];
  const found = search ? foundBy(search) : empty;
  const [deposits, totals] = await Promise.all([
    query<StaffDeposit>(sql`
      select ${columns} from deposit d join person u on u.id = d.user_id
      where ${search ? sql`true` : where} ${found} order by ${search ? sql`d.id desc` : order} limit ${SHOWN}`),
    queryOne<{ waiting: number; now: Date }>(sql`
      select count(*)::int as waiting, app_now() as now from deposit where state = 'QUARANTINED'`),
  ]);
  return { deposits, waiting: totals?.waiting ?? 0, now: totals?.now ?? new Date() };
}

function foundBy(search: string): Sql {
  // PostgreSQL cannot store this character.
  if (search.includes("\u0000")) return sql` and false`;
  const text = search.trim().toLowerCase();
  const phone = text.replace(/[\s()-]/g, "").replace(/^0(?=\d{10}$)/, "+234");
  return sql` and (d.reference = ${text} or d.gateway_reference = ${search.trim()} or d.gateway_record_id = ${text}
    or d.user_id in (select id from person where email = ${text} or phone = ${phone}))`;
}

/** Everything about one deposit. Amounts in kobo. */
export interface InspectedDeposit extends StaffDeposit {
  userId: string;
  userEmail: string;
  userPhone: string;
  gatewayFeeMinor: bigint | null;
  gatewayRecordId: string | null;
  gatewayReference: string | null;
  channel: string | null;
  failure: string | null;
  senderBank: string | null;
  senderAccount: string | null;
  /** Until when the viewer sees the whole number of the sender's account; null where it is masked. */
  senderAccountUntil: Date | null;
  paidAt: Date | null;
  expiresAt: Date;
  /** The balance of the wallet. */
  balanceMinor: bigint;
  version: bigint;
  now: Date;
  /** So large that two people decide about its release. */
  needsTwoPeople: boolean;
  /** An open request to release it. */
  request: { id: string; creatorName: string; reason: string } | null;
  /** How many releases were requested before; makes the next request's key unique. */
  askedBefore: number;
}

export interface StaffAudit {
  id: bigint;
  act: string;
  actorName: string | null;
  reason: string | null;
  detail: Record<string, unknown> | null;
  at: Date;
}

/** One deposit with its history, for finance; undefined if it does not exist. @throws Refusal not_found for other callers */
export async function inspectDeposit(by: Actor, reference: string) {
  mustRead(by, "deposit.release");
  if (!depositReference.safeParse(reference).success) return undefined;
  const deposit = await queryOne<InspectedDeposit>(sql`
    select ${columns}, d.user_id, u.email as user_email, u.phone as user_phone, d.gateway_fee_minor, d.gateway_record_id,
      d.gateway_reference, d.channel, d.failure, d.sender_bank, shown.until as sender_account_until,
      case when shown.until is null then '••' || right(d.sender_account, 4) else d.sender_account end as sender_account, d.paid_at, d.expires_at, d.version,
      coalesce((select balance from wallet_balance where user_id = d.user_id and currency = d.currency), 0)::bigint
        as balance_minor, app_now() as now,
      coalesce(d.paid_minor >= (${settingNow("deposits")}->>'twoPeopleFromMinor')::bigint, false) as needs_two_people,
      (select jsonb_build_object('id', a.id, 'creatorName', c.name, 'reason', a.reason) from approval_record a
        join person c on c.id = a.creator_id
        where a.act = 'deposit.release' and a.subject_id = d.id and a.state = 'ASKED') as request,
      (select count(*)::int from approval_record a where a.act = 'deposit.release' and a.subject_id = d.id) as asked_before
    from deposit d join person u on u.id = d.user_id
      cross join lateral (select account_shown_until(${by.id}::uuid, 'sender_account', d.id) as until) shown where d.reference = ${reference}`);
  if (!deposit) return undefined;
  const [history, refunds, audit, stuck] = await Promise.all([
    historyOf(deposit.id),
    refundsOf(deposit.id),
    auditOf(deposit.id),
    stuckRefundOf(deposit.id),
  ]);
  const masked = { userEmail: maskEmail(deposit.userEmail), userPhone: maskPhone(deposit.userPhone) };
  return { deposit: { ...deposit, ...masked }, history, refunds, audit, stuck };
}

export type Inspection = {
  deposit: InspectedDeposit;
  history: DepositAct[];
  refunds: DepositRefund[];
  audit: StaffAudit[];
  stuck: StuckRefund | undefined;
};

/** A refund that the bank did not accept: it needs an account of the payer's. */
export interface StuckRefund {
  id: string;
  version: bigint;
  /** The sender of the money, who must hold the target account. */
  payerName: string;
}

const stuckRefundOf = (depositId: string): Promise<StuckRefund | undefined> =>
  queryOne<StuckRefund>(sql`
    select r.id, r.version, coalesce(d.sender_name, u.name) as payer_name
    from refund r join deposit d on d.id = r.deposit_id join person u on u.id = r.user_id
    where r.deposit_id = ${depositId}::uuid and r.state = 'NEEDS_ATTENTION' and r.failure = 'needs_attention'`);

const auditOf = (depositId: string): Promise<StaffAudit[]> =>
  query<StaffAudit>(sql`
    select a.id, a.act, u.name as actor_name, a.reason, a.detail, a.at
    from audit a left join person u on u.id = a.actor_id
    where a.subject_kind = 'deposit' and a.subject_id = ${depositId} order by a.id`);

/** A refund as finance lists it. Amount in kobo. */
export interface StaffRefund {
  id: string;
  state: RefundState;
  currency: Currency;
  amountMinor: bigint;
  fromQuarantine: boolean;
  reason: string;
  failure: string | null;
  reference: string;
  userName: string;
  requestedBy: string;
  gatewayRecordId: string | null;
  createdAt: Date;
  endedAt: Date | null;
}

/** At most 50 refunds for finance: those that need attention first, then the newest. @throws Refusal not_found for other callers */
export async function refundsForStaff(by: Actor): Promise<{ refunds: StaffRefund[]; now: Date }> {
  mustRead(by, "deposit.release");
  const [refunds, clock] = await Promise.all([
    query<StaffRefund>(sql`
      select r.id, r.state, r.currency, r.amount_minor, r.from_quarantine, r.reason, r.failure, d.reference, u.name as user_name,
        coalesce(s.name, 'Amana') as requested_by, r.gateway_record_id, r.created_at, r.ended_at
      from refund r join deposit d on d.id = r.deposit_id join person u on u.id = r.user_id
        left join person s on s.id = r.requested_by_id
      order by r.state = 'NEEDS_ATTENTION' desc, r.ended_at is null desc, r.created_at desc limit ${SHOWN}`),
    queryOne<{ now: Date }>(sql`select app_now() as now`),
  ]);
  return { refunds, now: clock?.now ?? new Date() };
}

/** The banks that a refund can be sent to. */
export const banksForRefunds = (): Promise<{ code: string; name: string }[]> =>
  query(sql`select code, name from bank_directory where active order by name`);
