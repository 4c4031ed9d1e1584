import "server-only";
import { askGateway, isGatewayError } from "@/lib/gateways";
import type { NameMatch } from "@/lib/identity/names";
import type { Deposit } from "@/lib/kernel/db";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import type { Currency } from "@/lib/money/currencies";
import type { Finding } from "./findings";
import { checkDepositRequest } from "./gateway-requests";
import { type DepositAct, type DepositRefund, historyOf, refundsOf } from "./history";
import { hasArrived } from "./moves";
import { depositReference } from "./schema";

/** A deposit as its owner may see it. Amounts in kobo. */
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
  /** What the gateway kept for itself; we pay it. */
  gatewayFeeMinor: bigint | null;
  /** Whether it came by bank transfer to an account of their own, and from whom. */
  isTransfer: boolean;
  /** Only its end: it may be a stranger's. */
  senderAccount: string | null;
  nameMatch: NameMatch | null;
}

const ownColumns = sql`
  id, reference, state, currency, asked_minor, paid_minor, gateway_fee_minor, channel, failure, virtual_account_id is not null as is_transfer,
  sender_name, sender_bank, '••' || right(sender_account, 4) as sender_account, name_match, return_to, authorization_url, access_code, created_at, paid_at`;

/** A user's own deposit; undefined for another's, as for none. */
export async function depositFor(userId: string, reference: string): Promise<OwnDeposit | undefined> {
  if (!depositReference.safeParse(reference).success) return undefined;
  return queryOne<OwnDeposit>(sql`
    select ${ownColumns} from deposit where reference = ${reference} and user_id = ${userId}::uuid`);
}

const SHOWN = 5;

/** A user's deposits that are under way: not paid yet, in quarantine, or on their way back. Newest first. */
export const depositsInProgress = (userId: string): Promise<OwnDeposit[]> =>
  query<OwnDeposit>(sql`
    select ${ownColumns} from deposit
    where user_id = ${userId}::uuid and (state in ('QUARANTINED', 'REFUNDING', 'CHARGEBACK_OPEN')
      or (state = 'INITIATED' and authorization_url is not null))
    order by created_at desc limit ${SHOWN}`);

/** How often one deposit's owner can make us ask the gateway. */
const checksByDeposit: Limit = { name: "deposit check by deposit", max: 30, minutes: 5 };

/** 'held' where a person has to look at it. */
export type Arrival = Finding | "held";

/**
 * A user's own deposit as the gateway sees it now: asked at once, and credited where it was paid, so that nobody waits for
 * a webhook. Undefined for another's, as for none.
 */
export async function arriveAtDeposit(userId: string, reference: string): Promise<SeenDeposit | undefined> {
  const seen = await depositFor(userId, reference);
  if (!seen) return undefined;
  if (hasArrived(seen.state)) return withHistory(seen, "paid");
  const finding = await look(reference);
  return withHistory((await depositFor(userId, reference)) ?? seen, finding);
}

export interface SeenDeposit {
  deposit: OwnDeposit;
  finding: Arrival;
  history: DepositAct[];
  /** The last try to send it back. */
  refund: DepositRefund | null;
}

async function withHistory(deposit: OwnDeposit, finding: Arrival): Promise<SeenDeposit> {
  const [history, [refund = null]] = await Promise.all([historyOf(deposit.id), refundsOf(deposit.id)]);
  return { deposit, finding, history, refund };
}

async function look(reference: string): Promise<Arrival> {
  try {
    await limit(checksByDeposit, reference);
    return (await askGateway(checkDepositRequest, { reference })).finding;
  } catch (error) {
    if (error instanceof Refusal || isGatewayError(error)) return "no_answer";
    throw error;
  }
}
