import "server-only";
import { gatewayTitle } from "@/lib/gateways/names";
import { isFree } from "@/lib/identity/restrictions/free-sql";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";

/** A chargeback, as its owner and finance are notified of it. Minor units. */
export interface ChargebackNoticeFacts {
  id: string;
  userId: string;
  userName: string;
  reference: string;
  currency: Currency;
  amountMinor: bigint;
  /** What the bank took; zero until it decided. */
  takenMinor: bigint;
  isAnswered: boolean;
  heldMinor: bigint;
  lossMinor: bigint;
  recoveredMinor: bigint;
  dueAt: Date | null;
  isFrozen: boolean;
}

/** With the name of the gateway at which the bank is answered. */
export async function readChargebackFacts(
  id: string,
): Promise<(ChargebackNoticeFacts & { gateway: string }) | undefined> {
  const found = await queryOne<ChargebackNoticeFacts>(sql`
    select c.id, c.user_id, u.name as user_name, d.reference, c.currency, c.amount_minor, c.held_minor, c.loss_minor, c.recovered_minor, c.due_at,
      not ${raw(isFree("a", "close"))} as is_frozen, c.response is not null as is_answered,
      (select coalesce(sum(t.amount_minor), 0)::bigint from posting p join ledger_transfer t on t.posting_id = p.id
        where p.subject_kind = 'chargeback' and p.subject_id = c.id and t.kind in ('chargeback_lost', 'chargeback_loss')) as taken_minor
    from chargeback c join deposit d on d.id = c.deposit_id join person u on u.id = c.user_id join trading_allowance a on a.user_id = u.id
    where c.id = ${id}::uuid`);
  return found && { ...found, gateway: gatewayTitle() };
}
