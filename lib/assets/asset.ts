import type { z } from "zod";
import type { SettingName } from "@/lib/kernel/settings";
import type { Currency } from "@/lib/money/currencies";

/** A party of a trade. */
export type Party = "buyer" | "seller";

/** A trade as its kind's sentences speak of it; people by their first names. */
export interface Spoken<Terms extends object, Delivery extends object> {
  terms: Terms;
  /** Null while the reader may not see it, and once it is erased. */
  delivery: Delivery | null;
  buyer: string;
  seller: string;
  /** The price, ready for reading. */
  price: string;
  /** All that was paid, delivery included. */
  paid: string;
}

/** What to do or to wait for, and what happens if nobody acts. */
export interface Situation {
  title: string;
  text: string;
}

/** What each party reads. */
interface ToEach<Terms extends object, Delivery extends object> {
  buyer(this: void, trade: Spoken<Terms, Delivery>): Situation;
  seller(this: void, trade: Spoken<Terms, Delivery>): Situation;
}

/** What a reason asks of the party who gives it. An answer is text: of a choice its key, of an amount what was typed. */
export interface Question {
  asks: string;
  kind: "text" | "amount" | "choice";
  /** The answers to choose from, with their labels. */
  choices?: Readonly<Record<string, string>>;
  hint?: string;
  optional?: true;
}

/** A reason for a dispute. */
export interface DisputeReason {
  says: string;
  /** The parties who may give it. */
  by: readonly Party[];
  /** It can be given from the day on which it is due, or once the meeting has passed. */
  onceDue?: true;
  /** Only what a moderator needs to decide, by the key of its answer. */
  questions?: Readonly<Record<string, Question>>;
  /** The files that prove it, each in a line. */
  evidence?: readonly string[];
}

/** What offers of a kind are listed, filtered and sorted by. All of it is written once, when the offer is published. */
export interface Listing {
  /** The category that it is listed under: for airtime, the operator. */
  listedUnder: string;
  /** How much there is of it, in the minor units or the pieces of the kind. */
  listedMinor: bigint;
  /** Price as a share of the face value, in basis points. */
  rateBps: number;
}

/** The sentences of a trade that only its kind can say. */
export interface AssetWords<Terms extends object, Delivery extends object> {
  /** A form's and a filter's name for the kind: 'Airtime'. */
  kind: string;
  /** '₦5,000 MTN airtime'. */
  title(this: void, terms: Terms): string;
  /** The masked destination, for staff and banks; null once it is erased. */
  goesTo(this: void, delivery: Delivery): string;
  /** The same in full, for the buyer who gave it. */
  goesToInFull(this: void, delivery: Delivery): string;
  /** How much more time an extension is. */
  extension: string;
  /** The button by which the performer begins. */
  begin: string;
  /** Why it cannot be marked as sent before that. */
  beginFirst: string;
  /** The button by which the confirmer confirms receipt: 'Airtime received'. */
  received: string;
  /** What to be sure of before confirming, and before giving up. */
  onlyIf(this: void, terms: Terms): string;
  beforeCancel: string;
  /** What each party reads before the performer has started, while they perform, and after. */
  waiting: ToEach<Terms, Delivery>;
  begun: ToEach<Terms, Delivery>;
  delivered: ToEach<Terms, Delivery>;
  /** Of kinds that are sent: what each reads while it is on its way, and what silence does once it has been proven to have arrived. */
  onItsWay?: ToEach<Terms, Delivery>;
  inspected?: ToEach<Terms, Delivery>;
  /** Of what goes back: until it is sent, then, and once its carrier proves that the seller has it. */
  sendingBack?: ToEach<Terms, Delivery>;
  comingBack?: ToEach<Terms, Delivery>;
  isBack?: ToEach<Terms, Delivery>;
  /** Of what its buyer fetches: until its two have agreed where to meet, and then. */
  arranging?: ToEach<Terms, Delivery>;
  meeting?: ToEach<Terms, Delivery>;
  /** Whether it has arrived, and what silence does, for the confirmer who reads no more than this. */
  asks(this: void, trade: Spoken<Terms, Delivery>): Situation;
  /** What the confirmer checks first, before the purchase. */
  check: string;
}

/** A kind of asset: all that the market knows of it. */
export interface Asset<
  Kind extends string = string,
  Terms extends object = object,
  Delivery extends object = object,
> {
  kind: Kind;
  /** Nobody can trade it: it shows that a kind is a module. Only processes that run for tests know it. */
  testOnly?: true;
  /**
   * Its offers are listings of the catalog (`lib/catalog`): written as drafts, looked at, revised in versions. The market of offers
   * neither publishes nor shows them.
   */
  inCatalog?: true;
  /** The terms of an offer; frozen on offer and trade. JSON: amounts as digits of the minor unit. */
  terms: z.ZodType<Terms> & { shape: Record<string, z.ZodType> };
  /** What the buyer gives at accept. The seller sees it once the trade has started; it is erased with the buyer's account. */
  delivery: z.ZodType<Delivery> & { shape: Record<string, z.ZodType> };
  /** A seller offers one unit, or as many as they say. */
  units: "one" | "count";
  /**
   * Who has to do something for what is held, and so earns it. The other one has put it up, and confirms: a buyer the price,
   * from their wallet at accept; a seller the units, when publishing.
   */
  performs: Party;
  /** What a seller puts up for each unit where the buyer performs, in minor units. */
  putsUp?(this: void, terms: Terms): { minor: bigint; currency: Currency };
  /** Where the buyer performs: they may also pay the price from their wallet, and have the units in the same posting. */
  atOnce?: true;
  /** How long the performer has to perform, the confirmer to confirm, and how much an extension gives, in milliseconds. */
  times: { deliver: number; confirm: number; extend: number };
  listing(this: void, terms: Terms, priceMinor: bigint): Listing;
  /** What a price may be, by a setting: throws a Refusal for others. Price in minor units. */
  priceRule?: {
    setting: SettingName;
    mustFit(this: void, value: object, priceMinor: bigint, terms: Terms): void;
  };
  /** Of kinds whose offers have one unit: how what is too much for one trade is divided into several. */
  parts?: Parts<Terms>;
  /** The kind's own reasons for a dispute; those of all kinds are in `lib/disputes/reasons.ts`. */
  disputeReasons: Readonly<Record<string, DisputeReason>>;
  /** What a ruling can find about it, beyond what is found of every kind: names of `lib/disputes/findings.ts`. */
  findings: readonly string[];
  /** The family of its trading rules in `lib/disputes/rules.ts`. */
  rules: "A" | "G" | "C";
  /** What offers are listed under, by id, with their names. */
  categories?: Readonly<Record<string, string>>;
  words: AssetWords<Terms, Delivery>;
  /** The search of a statement: what of the terms is meant by these words, typed in lower case; undefined where nothing is. */
  search?(this: void, typed: string): Partial<Terms> | undefined;
}

/** One of equal parts of what an offer sells, with the price of each in minor units. */
export interface Split<Terms extends object> {
  terms: Terms;
  priceMinor: bigint;
  count: bigint;
}

/**
 * How a kind sells what is more than can be handed over at once: in equal parts, each a trade of its own, one after the other. A buyer
 * takes all of them.
 */
export interface Parts<Terms extends object> {
  /** What can be handed over at once is this setting; an offer keeps the parts that it was published with. */
  setting: SettingName;
  /** Throws a Refusal for what cannot be divided. Terms and price, in minor units, are those of the whole. */
  split(this: void, rule: object, terms: Terms, priceMinor: bigint): Split<Terms>;
  /** What so many parts are together. */
  whole(this: void, terms: Terms, count: bigint): Terms;
}

/** Declares a kind of asset. It is known to the market by its line in `lib/assets/index.ts`. */
export const asset = <const Kind extends string, Terms extends object, Delivery extends object>(
  declared: Asset<Kind, Terms, Delivery>,
): Asset<Kind, Terms, Delivery> => declared;
