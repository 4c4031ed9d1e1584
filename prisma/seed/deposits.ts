import { settleDeposit } from "@/lib/deposits/commands/move-deposit";
import { defaultGateway } from "@/lib/gateways/names";
import { after, DAY, MINUTE } from "@/lib/kernel/clock";
import { command, SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { localFees } from "@/scripts/simulators/paystack/fees";
import type { Act } from "./acts";
import { paidFor } from "./goods/past-sales";
import { actorOf, type Name } from "./people";
import type { PlannedTrade } from "./planned-trades";
import type { SeedClock } from "./seed-clock";

/** What Ada can spend when the demo begins, in kobo. */
export const adasMoney = 42_350_00n;

/** Left over in the others' wallets, in kobo. */
const spare = 7_500_00n;

export interface Funding {
  who: Name;
  amountMinor: bigint;
  at: Date;
}

/** Every buyer funds their wallet before they first buy: with what they will spend, and a little more. */
export function depositActs(clock: SeedClock, trades: readonly PlannedTrade[]): Act[] {
  const buyers = [...new Set(trades.map(({ buyer }) => buyer))];
  return buyers.flatMap((who, at) => fundings(clock, who, at, spentBy(who, trades)).flatMap(fundingActs));
}

/** What a buyer pays and does not get back, in kobo. */
const spentBy = (who: Name, trades: readonly PlannedTrade[]): bigint =>
  trades
    .filter(({ buyer, ends }) => buyer === who && !refunds.includes(ends))
    .reduce((sum, { priceMinor }) => sum + priceMinor, 0n);

/** What Kemi pays for goods of the demo and their delivery, in kobo, beyond what everybody has to spare. */
const goodsMoney = 10_000_00n;

const refunds: readonly PlannedTrade["ends"][] = ["lapses", "cancelled", "agreed", "refunded"];

function fundings(clock: SeedClock, who: Name, turn: number, spentMinor: bigint): Funding[] {
  const at = after(clock.daysAgo(34), turn * 50 * MINUTE);
  if (who !== "ada") {
    const paysMinor = spentMinor + paidFor(who) + (who === "kemi" ? goodsMoney : 0n);
    const wholeThousands = ((paysMinor + 999_99n) / 1_000_00n) * 1_000_00n;
    return [{ who, amountMinor: wholeThousands + spare, at }];
  }
  const first = 20_000_00n;
  return [
    { who, amountMinor: spentMinor + adasMoney - first, at },
    { who, amountMinor: first, at: clock.daysAgo(2) },
  ];
}

/** A payment by card into a wallet, in kobo. */
export function fundingActs({ who, amountMinor, at }: Funding): Act[] {
  const key = `seed:deposit:${who}:${at.getTime()}`;
  const reference = `dep-${keyFor(key)}`;
  const paidAt = after(at, 2 * MINUTE);
  const payment = {
    reference,
    // As the gateway numbers its payments: by the time, so that it will not give this number out again.
    gatewayRecordId: (BigInt(paidAt.getTime()) * 1_000_000n + 1n).toString(),
    amountMinor,
    currency: HOME,
    feeMinor: BigInt(localFees(Number(amountMinor))),
    channel: "card",
  };
  return [
    { at, run: () => intendDeposit(actorOf(who), key, { id: keyFor(key), amountMinor, at }) },
    {
      at: paidAt,
      run: () => settleDeposit(SYSTEM, `deposit:${defaultGateway()}:${payment.gatewayRecordId}`, payment),
    },
  ];
}

/** The intent without the call to the gateway, which knows nothing of the past. */
const intendDeposit = command<{ id: string; amountMinor: bigint; at: Date }, object, { reference: string }>({
  act: "wallet.initiate_deposit",
  read: (_input, by) => sql`select id from app_user where id = ${by.id}::uuid`,
  decide: (_facts, { id, amountMinor, at }, by) => ({
    subject: { kind: "deposit", id },
    insert: [
      {
        table: "deposit",
        row: {
          id,
          userId: by.id,
          gateway: defaultGateway(),
          reference: `dep-${id}`,
          currency: HOME,
          askedMinor: amountMinor,
          checkAt: after(at, 2 * MINUTE),
          expiresAt: after(at, DAY),
        },
      },
    ],
    result: { reference: `dep-${id}` },
  }),
});
