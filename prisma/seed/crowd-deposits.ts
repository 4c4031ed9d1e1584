import { depositTimes } from "@/lib/deposits/limits";
import { newDeposit, planSettlement, planUnpaid } from "@/lib/deposits/rules";
import { defaultGateway } from "@/lib/gateways/names";
import { after, DAY, MINUTE } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { HOME } from "@/lib/money/currencies";
import { feeOf } from "@/lib/money/fees";
import { firstSettings } from "@/lib/offers/first-settings";
import { localFees } from "@/scripts/simulators/paystack/fees";
import type { PlannedAct } from "./acts";
import { type Books, idAt } from "./books";
import type { Trader } from "./crowd";
import type { CrowdTrade } from "./crowd-trades";
import { type Draw, drawFor } from "./random";

/** Sums that people fund with, in kobo. */
const sums = [
  1_000_00n,
  2_000_00n,
  3_000_00n,
  5_000_00n,
  10_000_00n,
  15_000_00n,
  20_000_00n,
  30_000_00n,
  50_000_00n,
];
const channels = [
  ["card", 5],
  ["bank_transfer", 4],
] as const;

interface Funding {
  label: string;
  who: Trader;
  amountMinor: bigint;
  at: Date;
  channel: string;
  /** Nobody came back to the checkout. */
  abandoned: boolean;
}

/** Whoever is short of the price funds their wallet shortly before they buy, with a round sum. */
export function crowdDepositActs(books: Books, trades: readonly CrowdTrade[]): PlannedAct[] {
  const draw = drawFor("crowd deposits");
  const wallets = new Map<string, bigint>();
  const add = ({ id }: Trader, minor: bigint) => wallets.set(id, (wallets.get(id) ?? 0n) + minor);
  const fundings: Funding[] = [];
  for (const { trade, accepted } of inTime(trades)) {
    const { seller, buyer, priceMinor } = trade;
    if (!accepted) {
      if (isRefunded(trade)) add(buyer, priceMinor);
      else add(seller, priceMinor - feeOf(priceMinor, firstSettings.feeRule));
      continue;
    }
    const short = priceMinor - (wallets.get(buyer.id) ?? 0n);
    if (short > 0n) {
      const funding = drawFunding(trade, short, draw);
      fundings.push(funding, ...(draw.chance(0.03) ? [abandonedBefore(funding)] : []));
      add(buyer, funding.amountMinor);
    }
    add(buyer, -priceMinor);
  }
  return fundings.flatMap((funding, turn) => actsOf(books, funding, turn));
}

/** Both ends of every trade, in the order of time. */
const inTime = (trades: readonly CrowdTrade[]) =>
  trades
    .flatMap((trade) => [
      { trade, accepted: true, at: trade.acceptedAt.getTime() },
      { trade, accepted: false, at: moneyMovesAt(trade).getTime() },
    ])
    .toSorted((a, b) => a.at - b.at);

/** Money of what did not simply complete is not counted on before it surely has come. */
const moneyMovesAt = ({ ends, endedAt, acceptedAt }: CrowdTrade) =>
  ends === "completed" ? endedAt : after(acceptedAt, 3 * DAY);

const isRefunded = ({ ends }: CrowdTrade): boolean =>
  ends !== "completed" && ends !== "released" && ends !== "buyer-concedes";

function drawFunding({ buyer, acceptedAt, label }: CrowdTrade, short: bigint, draw: Draw): Funding {
  const wanted = draw.chance(0.2) ? short : short * BigInt(draw.whole(2, 7));
  return {
    label: `${label}:deposit`,
    who: buyer,
    amountMinor: sums.find((sum) => sum >= wanted) ?? ((short + 9_999_99n) / 10_000_00n) * 10_000_00n,
    at: after(acceptedAt, -Math.floor((3 + draw.share() ** 2 * 40) * MINUTE)),
    channel: draw.weighted(channels),
    abandoned: false,
  };
}

const abandonedBefore = (funding: Funding): Funding => ({
  ...funding,
  label: `${funding.label}:abandoned`,
  at: after(funding.at, -27 * 60 * MINUTE),
  abandoned: true,
});

function actsOf(
  books: Books,
  { label, who, amountMinor, at, channel, abandoned }: Funding,
  turn: number,
): PlannedAct[] {
  const id = idAt(at, label);
  const intent: PlannedAct = { at, decide: () => intending(books, { id, who, amountMinor, at, label }) };
  if (abandoned) {
    const expiry = after(at, depositTimes.expiry);
    const expire = () =>
      books.enter(
        "wallet.expire_deposit",
        SYSTEM,
        `deposit-expire:${id}:1`,
        planUnpaid(books.read("deposit", id), "expire"),
        expiry,
      );
    return [intent, { at: expiry, decide: expire }];
  }
  const paidAt = after(at, 40_000 + (turn % 80) * 1_000);
  const payment = {
    reference: `dep-${id}`,
    // As the gateway numbers its payments: by the time, so that it will not give this number out again.
    gatewayRecordId: (BigInt(paidAt.getTime()) * 1_000_000n + BigInt(turn + 2)).toString(),
    amountMinor,
    currency: HOME,
    feeMinor: BigInt(localFees(Number(amountMinor))),
    channel,
  };
  const key = `deposit:${defaultGateway()}:${payment.gatewayRecordId}`;
  const settle = () =>
    books.enter(
      "wallet.settle_deposit",
      SYSTEM,
      key,
      planSettlement(
        { ...books.read("deposit", id), isClosed: false, allowanceVersion: 1n },
        payment,
        paidAt,
      ),
      paidAt,
    );
  return [intent, { at: paidAt, decide: settle }];
}

/** The intent without the call to the gateway, which knows nothing of the past. */
function intending(
  books: Books,
  deposit: { id: string; who: Trader; amountMinor: bigint; at: Date; label: string },
) {
  const { id, who, amountMinor, at, label } = deposit;
  const row = newDeposit({ id, userId: who.id, amountMinor }, at);
  const plan = {
    subject: { kind: "deposit", id },
    insert: [{ table: "deposit", row }],
    result: { reference: row.reference },
  };
  return books.enter("wallet.initiate_deposit", { id: who.id, roles: [] }, `seed:${label}`, plan, at);
}
