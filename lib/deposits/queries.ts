import "server-only";
import { callGateway, isGatewayError } from "@/lib/gateways";
import type { NameMatch } from "@/lib/identity/names";
import type { Deposit } from "@/lib/kernel/db";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import type { Finding } from "./findings";
import { checkDepositRequest } from "./gateway-requests";
import { type DepositAct, type DepositRefund, historyOf, refundsOf } from "./history";
import { hasArrived } from "./machine";
import { depositReference } from "./schema";

/** A deposit as its owner sees it. Amounts in kobo. */
export interface OwnDeposit
  extends Pick<
    Deposit,
    | "id"
    | "reference"
    | "state"
    | "askedMinor"
    | "paidMinor"
    | "channel"
    | "failure"
    | "senderName"
    | "senderBank"
    | "returnTo"
    | "authorizationUrl"
    | "accessCode"
    | "createdAt"
    | "paidAt"
  > {
  currency: Currency;
  /** The fee that the gateway deducted; we bear it. */
  gatewayFeeMinor: bigint | null;
  /** Whether it came by bank transfer to the user's virtual account. */
  isTransfer: boolean;
  /** Masked: the account can be another person's. */
  senderAccount: string | null;
  nameMatch: NameMatch | null;
}

const ownColumns = sql`
  id, reference, state, currency, asked_minor, paid_minor, gateway_fee_minor, channel, failure, virtual_account_id is not null as is_transfer,
  sender_name, sender_bank, '••' || right(sender_account, 4) as sender_account, name_match, return_to, authorization_url, access_code, created_at, paid_at`;

/** A user's own deposit; undefined if it does not exist or is another user's. */
export async function depositFor(userId: string, reference: string): Promise<OwnDeposit | undefined> {
  if (!depositReference.safeParse(reference).success) return undefined;
  return queryOne<OwnDeposit>(sql`
    select ${ownColumns} from deposit where reference = ${reference} and user_id = ${userId}::uuid`);
}

const SHOWN = 5;

/** A user's deposits in progress: not paid yet, in quarantine, being refunded or disputed. Newest first. */
export const depositsInProgress = (userId: string): Promise<OwnDeposit[]> =>
  query<OwnDeposit>(sql`
    select ${ownColumns} from deposit
    where user_id = ${userId}::uuid and (state in ('QUARANTINED', 'REFUNDING', 'CHARGEBACK_OPEN')
      or (state = 'INITIATED' and authorization_url is not null))
    order by created_at desc limit ${SHOWN}`);

/** Limits how often a deposit's owner can trigger a check at the gateway. */
const checksByDeposit: Limit = { name: "deposit check by deposit", max: 30, minutes: 5 };

/** 'held' when staff have to review it. */
export type DepositFinding = Finding | "held";

/**
 * A user's own deposit after a check at the gateway: it is credited if it was paid, so that the user need not wait for a
 * webhook. Undefined if it does not exist or is another user's.
 */
export async function refreshDeposit(
  userId: string,
  reference: string,
): Promise<RefreshedDeposit | undefined> {
  const seen = await depositFor(userId, reference);
  if (!seen) return undefined;
  if (hasArrived(seen.state)) return withHistory(seen, "paid");
  const finding = await check(reference);
  return withHistory((await depositFor(userId, reference)) ?? seen, finding);
}

export interface RefreshedDeposit {
  deposit: OwnDeposit;
  finding: DepositFinding;
  history: DepositAct[];
  /** The latest refund of it. */
  refund: DepositRefund | null;
}

async function withHistory(deposit: OwnDeposit, finding: DepositFinding): Promise<RefreshedDeposit> {
  const [history, [refund = null]] = await Promise.all([historyOf(deposit.id), refundsOf(deposit.id)]);
  return { deposit, finding, history, refund };
}

async function check(reference: string): Promise<DepositFinding> {
  try {
    await limit(checksByDeposit, reference);
    return (await callGateway(checkDepositRequest, { reference })).finding;
  } catch (error) {
    if (error instanceof Refusal || isGatewayError(error)) return "no_answer";
    throw error;
  }
}
