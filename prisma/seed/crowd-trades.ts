import type { Network } from "@/lib/assets/airtime/networks";
import { after, DAY, HOUR, lagosDay, MINUTE, SECOND } from "@/lib/kernel/clock";
import { invariant } from "@/lib/kernel/refusal";
import { firstSettings } from "@/lib/offers/first-settings";
import { numberOn, shuffled, type Trader } from "./crowd";
import { busyMoments } from "./moments";
import { askedPrice, drawFace } from "./prices";
import { type Draw, drawFor } from "./random";

export type CrowdEnd =
  | "completed"
  | "lapsed"
  | "cancelled"
  | "agreed"
  | "refunded"
  | "released"
  | "seller-concedes"
  | "buyer-concedes";

/** A trade of the past, from its offer to its end. */
export interface CrowdTrade {
  label: string;
  seller: Trader;
  buyer: Trader;
  operator: Network;
  faceMinor: bigint;
  priceMinor: bigint;
  /** As typed. */
  recipient: string;
  publishedAt: Date;
  expiresAt: Date;
  acceptedAt: Date;
  begunAt: Date;
  deliveredAt: Date;
  /** Where it simply completes, the approval; where it was disputed, the last word. */
  endedAt: Date;
  ends: CrowdEnd;
}

/** With the cast's own these make 2,000 that were completed; those of the last line were not. */
const COMPLETED = 1_958;
const unusual: readonly (readonly [CrowdEnd, number])[] = [
  ["released", 10],
  ["buyer-concedes", 4],
  ...([
    ["lapsed", 36],
    ["cancelled", 26],
    ["agreed", 18],
    ["refunded", 14],
    ["seller-concedes", 6],
  ] as const),
];
const CALLED_OFF = 100;

/** Two members of a trade who are free to make it: within ten open offers and the limits of the day. */
interface Diary {
  /** When each seller's offers were open. */
  open: Map<string, { from: Date; to: Date }[]>;
  /** What each has traded, by person and day. */
  traded: Map<string, bigint>;
}

/** Three months of trades among the crowd, in the order in which they were accepted. */
export function crowdTrades(crowd: readonly Trader[], present: Date): CrowdTrade[] {
  const draw = drawFor("crowd trades");
  const moments = busyMoments(COMPLETED + CALLED_OFF, present, draw);
  const ends = endsOf(moments, present, draw);
  const diary: Diary = { open: openNow(crowd, present), traded: new Map() };
  return moments.map((acceptedAt, turn) => {
    const ending = ends.get(turn) ?? "completed";
    for (let tries = 0; tries < 200; tries += 1) {
      const trade = drawTrade({ crowd, present, acceptedAt, turn, ends: ending, draw });
      if (trade && fits(trade, diary)) return auditEntry(trade, diary);
    }
    return invariant(false, "somebody is free to trade") as never;
  });
}

/** Who has offers open at the end has had them open for the last days of the history. */
const openNow = (crowd: readonly Trader[], present: Date): Diary["open"] =>
  new Map(
    crowd.map(({ id, sells }) => [
      id,
      Array.from({ length: sells?.openOffers ?? 0 }, () => ({
        from: after(present, -12 * DAY),
        to: present,
      })),
    ]),
  );

/** What did not simply complete, by its place among the trades; none so late that it could not have ended by now. */
function endsOf(moments: readonly Date[], present: Date, draw: Draw): Map<number, CrowdEnd> {
  const early = moments.findIndex((at) => at > after(present, -4 * DAY));
  const places = shuffled(
    Array.from({ length: early }, (_, at) => at),
    draw,
  );
  const list = unusual.flatMap(([end, count]) => Array.from({ length: count }, () => end));
  return new Map(list.map((end, at) => [places[at] ?? 0, end]));
}

interface Situation {
  crowd: readonly Trader[];
  present: Date;
  acceptedAt: Date;
  turn: number;
  ends: CrowdEnd;
  draw: Draw;
}

function drawTrade({ crowd, present, acceptedAt, turn, ends, draw }: Situation): CrowdTrade | undefined {
  const days = (present.getTime() - acceptedAt.getTime()) / DAY;
  const there = crowd.filter(({ joinedDaysAgo, proven }) => proven && joinedDaysAgo > days + 1.3);
  const letsDown = ends === "lapsed" || ends === "cancelled";
  const seller = draw.weighted(
    there.map(
      (one) => [one, (one.sells?.share ?? 0) * (letsDown ? (one.sells?.unreliable ?? 1) : 1)] as const,
    ),
  );
  const buyer = draw.weighted(there.map((one) => [one, one.buys] as const));
  if (!seller.sells || seller === buyer) return undefined;
  const operator = draw.weighted(seller.sells.operators);
  const faceMinor = drawFace(operator, draw);
  const publishedAt = after(acceptedAt, -(7 * MINUTE + Math.floor(draw.share() ** 2.4 * 26 * HOUR)));
  return {
    label: `crowd-${turn}`,
    seller,
    buyer,
    operator,
    faceMinor,
    priceMinor: askedPrice(operator, faceMinor, seller.sells.offset, draw),
    recipient: draw.chance(0.6) ? numberFor(buyer, operator) : numberOn(operator, 400 + (turn % 8_000)),
    publishedAt,
    expiresAt: after(acceptedAt, comesBack(ends) ? 4 * MINUTE : draw.whole(2, 40) * HOUR),
    acceptedAt,
    ...courseOf(acceptedAt, seller.sells.pace, present, draw),
    ends,
  };
}

/** The offer would be on the market again, if its time had not passed meanwhile: nobody took it later. */
const comesBack = (ends: CrowdEnd) => ends === "agreed";

/** Their own, where it is of that operator, or another of theirs. */
const numberFor = ({ phone, name }: Trader, operator: Network): string => {
  const other = numberOn(operator, 200 + name.length * 7);
  return phone.slice(0, 3) === other.slice(0, 3) ? phone : other;
};

/** When the seller begins and sends, within their half hour, and the buyer says so: at once, or after a nap. */
function courseOf(acceptedAt: Date, pace: number, present: Date, draw: Draw) {
  const takes = Math.min(28, pace * (0.55 + draw.share() * draw.share() * 1.7)) * 60;
  const deliveredAt = after(acceptedAt, Math.max(40, Math.floor(takes)) * SECOND);
  const begunAt = after(acceptedAt, Math.floor(Math.max(20, takes * (0.2 + draw.share() * 0.5))) * SECOND);
  const slow = draw.chance(0.12) ? 7 * HOUR : 34 * MINUTE;
  const approvedAt = after(deliveredAt, 45 * SECOND + Math.floor(draw.share() ** 2.2 * slow));
  const latest = after(present, -4 * MINUTE);
  return { begunAt, deliveredAt, endedAt: approvedAt < latest ? approvedAt : latest };
}

const dayKey = ({ id }: Trader, at: Date) => `${id} ${lagosDay(at)}`;

function fits({ seller, buyer, priceMinor, publishedAt, acceptedAt }: CrowdTrade, diary: Diary): boolean {
  const until = after(acceptedAt, 3 * DAY); // as long as a dispute may hold it
  const others = diary.open.get(seller.id) ?? [];
  const beside = others.filter(({ from, to }) => from < until && to > publishedAt).length;
  return (
    beside < 7 &&
    [seller, buyer].every((one) => {
      const { tradeMinor, dayMinor } = firstSettings.tradeLimits[one.level];
      return (
        priceMinor <= BigInt(tradeMinor) &&
        (diary.traded.get(dayKey(one, acceptedAt)) ?? 0n) + priceMinor <= BigInt(dayMinor)
      );
    })
  );
}

function auditEntry(trade: CrowdTrade, diary: Diary): CrowdTrade {
  const { seller, buyer, acceptedAt, endedAt, publishedAt, ends, priceMinor } = trade;
  const to = ends === "completed" ? endedAt : after(acceptedAt, 3 * DAY);
  diary.open.get(seller.id)?.push({ from: publishedAt, to });
  for (const one of [seller, buyer]) {
    const key = dayKey(one, acceptedAt);
    diary.traded.set(key, (diary.traded.get(key) ?? 0n) + priceMinor);
  }
  return trade;
}
