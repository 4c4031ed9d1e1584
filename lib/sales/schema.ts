import { z } from "zod";
import { anyMoneySchema } from "@/lib/kernel/schema";

/** How many days sales are compared over. */
export const salesDays = [7, 30, 90] as const;
export type SalesDays = (typeof salesDays)[number];

const daysTyped = z.enum(["7", "30", "90"]).default("30");

/** A period, by its days up to now. */
export const AskSales = z.strictObject({ days: daysTyped });

/** The days that are asked for; 30 where they are none that there are. */
export const daysOf = (asked: unknown): SalesDays => {
  const { data = "30" } = daysTyped.safeParse(asked);
  return Number(data) as SalesDays;
};

const Sums = z.object({
  /** Without those that were cancelled. */
  orders: z.number(),
  /** What they cost without delivery. */
  gross: anyMoneySchema,
  /** The seller's share, commission taken off. */
  net: anyMoneySchema,
});

const Funnel = z.object({ views: z.number(), favourites: z.number(), carts: z.number(), orders: z.number() });

export const ListingSales = Funnel.extend({
  listingId: z.uuid(),
  title: z.string(),
  /** What was ordered of it. */
  gross: anyMoneySchema,
});

export const Sales = z.object({
  days: z.number(),
  now: Sums,
  /** The same of as many days before. */
  before: Sums,
  byDay: z.array(Sums.extend({ day: z.iso.date() })),
  /** From views to orders, of all listings. */
  funnel: Funnel,
  /** Those that sell best. */
  listings: z.array(ListingSales),
});

export const ToDo = z.object({
  tradeId: z.uuid(),
  act: z.enum([
    "begin",
    "send",
    "arrange",
    "meet",
    "say_arrived",
    "look_at_return",
    "answer",
    "tell_side",
    "settle",
  ]),
  by: z.iso.datetime().nullable(),
  /** An outage stops the clock until it has ended. */
  isStopped: z.boolean(),
  title: z.string(),
  coverId: z.uuid().nullable(),
  buyer: z.string(),
  price: anyMoneySchema,
  way: z.string(),
  /** From the beginning on, as a mask: 'A…, Surulere, Lagos'. */
  goesTo: z.string().nullable(),
  promisedUntil: z.iso.date(),
  meeting: z.object({ at: z.iso.datetime({ offset: true }), place: z.string() }).nullable(),
  proposes: z.string().nullable(),
});

export const ToDoList = z.object({
  items: z.array(ToDo),
  /** How many there are in all: the most urgent fifty are listed. */
  count: z.number(),
});

/** What a payout waits for. */
const waits = ["inspection", "word", "way", "sending", "dispute"] as const;

export const ComingPayout = z.object({
  tradeId: z.uuid(),
  title: z.string(),
  /** The seller's share and the delivery fee. */
  amount: anyMoneySchema,
  waitsFor: z.enum(waits),
  /** When it is paid at the latest, or, if it is not, when a moderator decides. Null where that is not known. */
  by: z.iso.datetime().nullable(),
  promisedUntil: z.iso.date(),
  windowDays: z.number(),
  isStopped: z.boolean(),
});

export const Coming = z.object({
  items: z.array(ComingPayout),
  /** Of all orders, listed or not. */
  count: z.number(),
  total: anyMoneySchema,
  /** Of those by what they wait for. */
  totals: z.partialRecord(z.enum(waits), anyMoneySchema),
});

export type Sales = z.output<typeof Sales>;
export type ToDo = z.output<typeof ToDo>;
export type ToDoList = z.output<typeof ToDoList>;
export type ComingPayout = z.output<typeof ComingPayout>;
export type Coming = z.output<typeof Coming>;
export type ListingSales = z.output<typeof ListingSales>;
