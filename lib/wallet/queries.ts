import "server-only";
import { queryOne, sql } from "../db";
import { log } from "../log";
import { type Limit, limit } from "../rate-limit";
import { Refusal } from "../refusal";
import { checkDeposit, type Finding } from "./check-deposit";
import { ForeignPayment } from "./foreign-payment";
import { type DepositState, hasArrived } from "./moves";
import { depositReference } from "./schema";

/** A deposit as its owner may see it. Amounts in kobo. */
export interface OwnDeposit {
  reference: string;
  state: DepositState;
  askedMinor: bigint;
  paidMinor: bigint | null;
  returnTo: string | null;
  authorizationUrl: string | null;
  accessCode: string | null;
  createdAt: Date;
  paidAt: Date | null;
}

/** A user's own deposit; undefined for another's, as for none. */
export async function depositFor(userId: string, reference: string): Promise<OwnDeposit | undefined> {
  if (!depositReference.safeParse(reference).success) return undefined;
  return queryOne<OwnDeposit>(sql`
    select reference, state, asked_minor, paid_minor, return_to, authorization_url, access_code, created_at, paid_at
    from deposit where reference = ${reference} and user_id = ${userId}::uuid`);
}

/** How often one deposit's owner can make us ask the gateway. */
const checksByDeposit: Limit = { name: "deposit check by deposit", max: 30, minutes: 5 };

/** 'held' where a person has to look at it. */
export type Arrival = Finding | "held";

/**
 * A user's own deposit as the gateway sees it now: asked at once, and credited where it was paid, so that nobody waits for
 * a webhook. Undefined for another's, as for none.
 */
export async function arriveAtDeposit(
  userId: string,
  reference: string,
): Promise<{ deposit: OwnDeposit; finding: Arrival } | undefined> {
  const seen = await depositFor(userId, reference);
  if (!seen) return undefined;
  if (hasArrived(seen.state)) return { deposit: seen, finding: "paid" };
  const finding = await look(reference);
  return { deposit: (await depositFor(userId, reference)) ?? seen, finding };
}

async function look(reference: string): Promise<Arrival> {
  try {
    await limit(checksByDeposit, reference);
    return (await checkDeposit(reference)).finding;
  } catch (error) {
    if (error instanceof Refusal) return "unheard";
    if (!(error instanceof ForeignPayment)) throw error;
    log.error("a payment waits for staff", { reference, error: error.message });
    return "held";
  }
}
