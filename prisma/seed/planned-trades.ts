import type { Network } from "@/lib/assets/airtime/networks";
import { after, DAY, HOUR, MINUTE } from "@/lib/kernel/clock";
import { invariant } from "@/lib/kernel/refusal";
import { kobo } from "@/lib/money/format";
import type { Name } from "./people";
import { inOneTransfer } from "./prices";
import type { SeedClock } from "./seed-clock";

/** How a trade of the past goes: who, what, when, and how it ends. */
export interface PlannedTrade {
  label: string;
  buyer: Name;
  seller: Name;
  operator: Network;
  faceMinor: bigint;
  priceMinor: bigint;
  acceptedAt: Date;
  /** Minutes from the seller's beginning to 'I’ve sent it'. */
  deliveryMinutes: number;
  ends: "completed" | "lapses" | "cancelled" | "agreed" | "refunded" | "disputed" | "delivered" | "waiting";
}

const operators: readonly Network[] = ["MTN", "AIRTEL", "GLO", "T2", "MTN", "AIRTEL", "MTN"];
const faces = [1_000n, 5_000n, 2_000n, 10_000n, 3_000n, 20_000n, 500n, 7_500n, 15_000n, 4_000n];
/** Price in percent of the face value. */
const rates = [92n, 85n, 88n, 80n, 95n, 78n, 90n, 83n];
/** Minutes that each seller usually takes to send. */
const paces: readonly (readonly [seller: Name, minutes: number])[] = [
  ["bayo", 3],
  ["ngozi", 2],
  ["tunde", 9],
  ["hauwa", 1],
  ["emeka", 6],
  ["folake", 14],
  ["ibrahim", 4],
  ["sade", 8],
];
const buyers: readonly Name[] = ["ifeoma", "ada", "sani", "kemi", "uche", "zainab", "ngozi"];

const FINISHED = 42;

/** A month of finished trades, some that were called off, one in dispute, and two that Ada and Bayo are in the middle of. */
export function plannedTrades(clock: SeedClock): PlannedTrade[] {
  const past = Array.from({ length: FINISHED }, (_, at) => finished(clock, at));
  return [...past, ...calledOff(clock), disputed(clock), ...underWay(clock)];
}

function pick<Item>(list: readonly Item[], at: number): Item {
  const [item] = list.slice(at % list.length);
  invariant(item !== undefined, "there is something to pick from");
  return item;
}

const naira = (face: bigint, rate: bigint) => ({
  faceMinor: kobo(face),
  priceMinor: face * rate,
});

/** The same of what is sold in one transfer. */
const atOnce = (operator: Network, face: bigint, rate: bigint) =>
  naira(inOneTransfer(operator, kobo(face)) / 100n, rate);

function finished(clock: SeedClock, at: number): PlannedTrade {
  const [seller, pace] = pick(paces, at * 3);
  const wanted = pick(buyers, at);
  const operator = pick(operators, at);
  return {
    label: `finished-${at}`,
    seller,
    buyer: wanted === seller ? "ifeoma" : wanted,
    operator,
    ...atOnce(operator, pick(faces, at * 7), pick(rates, at * 5)),
    acceptedAt: momentInThePast(clock, at),
    deliveryMinutes: pace + (at % 4),
    ends: "completed",
  };
}

/** Ever more of them towards today, by day rather than by night. */
function momentInThePast({ present, daysAgo }: SeedClock, at: number): Date {
  const share = at / FINISHED;
  const days = Math.floor(27 * (1 - share) ** 1.4) + 1;
  const night = new Date(daysAgo(days).toISOString().slice(0, 10)).getTime();
  const moment = after(new Date(night), 7 * HOUR + ((at * 163) % 840) * MINUTE);
  return moment < after(present, -4 * HOUR) ? moment : after(moment, -DAY);
}

const calledOff = ({ daysAgo }: SeedClock): PlannedTrade[] => [
  {
    label: "lapsed",
    seller: "folake",
    buyer: "kemi",
    operator: "GLO",
    ...naira(3_000n, 81n),
    acceptedAt: daysAgo(11.3),
    deliveryMinutes: 0,
    ends: "lapses",
  },
  {
    label: "cancelled",
    seller: "tunde",
    buyer: "zainab",
    operator: "T2",
    ...naira(2_000n, 84n),
    acceptedAt: daysAgo(8.4),
    deliveryMinutes: 0,
    ends: "cancelled",
  },
  {
    label: "agreed",
    seller: "emeka",
    buyer: "sani",
    operator: "AIRTEL",
    ...naira(5_000n, 87n),
    acceptedAt: daysAgo(5.2),
    deliveryMinutes: 0,
    ends: "agreed",
  },
  {
    label: "refunded",
    seller: "sade",
    buyer: "uche",
    operator: "MTN",
    ...naira(8_000n, 86n),
    acceptedAt: daysAgo(16.6),
    deliveryMinutes: 12,
    ends: "refunded",
  },
];

const disputed = ({ minutesAgo }: SeedClock): PlannedTrade => ({
  label: "disputed",
  seller: "tunde",
  buyer: "ifeoma",
  operator: "GLO",
  ...naira(10_000n, 79n),
  acceptedAt: minutesAgo(7 * 60),
  deliveryMinutes: 16,
  ends: "disputed",
});

/** Far enough from their deadlines that whoever starts the demo still meets them open. */
const underWay = ({ minutesAgo }: SeedClock): PlannedTrade[] => [
  {
    label: "adas",
    seller: "ngozi",
    buyer: "ada",
    operator: "MTN",
    ...naira(5_000n, 84n),
    acceptedAt: minutesAgo(18),
    deliveryMinutes: 3,
    ends: "delivered",
  },
  {
    label: "bayos",
    seller: "bayo",
    buyer: "uche",
    operator: "AIRTEL",
    ...naira(6_000n, 86n),
    acceptedAt: minutesAgo(2),
    deliveryMinutes: 0,
    ends: "waiting",
  },
];
