import { defaultGateway } from "@/lib/gateways/names";
import { after, DAY, MINUTE } from "@/lib/kernel/clock";
import { query, sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { payPayout } from "@/lib/payouts/commands/end-payout";
import { payoutIdOf, requestPayout } from "@/lib/payouts/commands/request-payout";
import { routePayout } from "@/lib/payouts/commands/route-payout";
import { beginPayout, recordSent } from "@/lib/payouts/commands/send-payout";
import { payoutInProgress } from "@/lib/payouts/record-transfer";
import { transferFee } from "@/scripts/simulators/paystack/fees";
import type { Act } from "./acts";
import { actorOf, idOf } from "./people";
import type { SeedClock } from "./seed-clock";

const accountId = keyFor("seed", "bank account", "bayo");

/** Bayo has a bank account, and has withdrawn twice: the first time it was held for a day, the second time it was not. */
export function payoutActs(clock: SeedClock): Act[] {
  const first = clock.daysAgo(12);
  const second = clock.daysAgo(2);
  return [
    { at: after(first, -5 * MINUTE), run: addAccount },
    ...payoutActsOf("first", 2_000_00n, first, DAY),
    ...payoutActsOf("second", 8_000_00n, second, 0),
  ];
}

async function addAccount(): Promise<void> {
  await query(sql`
    insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, is_default)
    values (${accountId}::uuid, ${idOf("bayo")}::uuid, '058', 'Guaranty Trust Bank', '0123456702', 'BAYO ADEYEMI', true)
    on conflict (id) do nothing`);
  await query(
    sql`update bank_account set recipient_code = 'RCP_bayoadeyemi0001' where id = ${accountId}::uuid`,
  );
}

/** Each step as the machine makes it, without the call to the gateway, which knows nothing of the past. */
function payoutActsOf(name: string, amountMinor: bigint, at: Date, holdMs: number): Act[] {
  const bayo = actorOf("bayo");
  const key = keyFor("seed", "payout", name);
  const id = payoutIdOf(bayo.id, key);
  // Not to the second: the hold runs from when the request was committed.
  const released = after(at, holdMs + MINUTE);
  const sentAt = after(released, MINUTE);
  const paidAt = after(released, 4 * MINUTE);
  const paid = {
    id,
    // As the gateway numbers its transfers: by the time, so that it will not give this number out again.
    gatewayRecordId: (BigInt(sentAt.getTime()) * 1_000_000n + 2n).toString(),
    transferCode: `TRF_bayo${name}0001`,
    gatewayFeeMinor: BigInt(transferFee(Number(amountMinor))),
  };
  const stepped = (state: string, step: (id: string, version: bigint) => Promise<unknown>) => async () => {
    const payout = await payoutInProgress(id);
    // After a run that broke off it has gone on already.
    if (payout?.state === state) await step(id, payout.version).catch(unlessRefused);
  };
  return [
    { at, run: () => requestPayout(bayo, key, { amountMinor, bankAccountId: accountId }) },
    { at: released, run: stepped("HELD", () => routePayout(id)) },
    { at: sentAt, run: stepped("QUEUED", (_, version) => beginPayout({ id, version })) },
    { at: sentAt, run: stepped("SENDING", (_, version) => recordSent({ id, version }, paid.transferCode)) },
    { at: paidAt, run: stepped("SENT", () => payPayout(defaultGateway(), paid)) },
  ];
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
