import type { Dice } from "@/lib/testing/dice";
import type { ActName } from "./acts-for-tests";
import { isDisputed, type Sight } from "./sight-for-tests";

/** What a party of a trade wants to do next. */
export interface Wish {
  /** 'show' is to add a file, which is no act of the other process. */
  name: ActName | "show";
  by: "buyer" | "seller" | "staff";
  more?: Record<string, unknown>;
}

/** What a person does as soon as it is possible, or that they wait and do nothing else; undefined where it is not their turn. */
type Habit = (sight: Sight, random: Dice) => Wish | "waits" | undefined;

const statement = "It is as I said in the chat, and the operator’s text shows it.";
const wish = (by: Wish["by"], name: Wish["name"], more?: Wish["more"]): Wish => ({
  by,
  name,
  ...(more && { more }),
});
const made = ({ moves }: Sight, move: string) => moves.filter((one) => one === move).length;
const when =
  (holds: (sight: Sight) => boolean, what: (sight: Sight, random: Dice) => Wish | "waits"): Habit =>
  (sight, random) =>
    holds(sight) ? what(sight, random) : undefined;
const always =
  (...[by, name, more]: Parameters<typeof wish>) =>
  () =>
    wish(by, name, more);

const runs = ({ state }: Sight) => state === "IN_ESCROW" || state === "DELIVERED";
const inEscrow = ({ state }: Sight) => state === "IN_ESCROW";
const delivered = ({ state }: Sight) => state === "DELIVERED";
const onHold = (sight: Sight) => isDisputed(sight) && !sight.isClaim;
const ruled = ({ disputeState }: Sight) => disputeState === "RULED";
const ruledOnHold = (sight: Sight) => ruled(sight) && !sight.isClaim;

// Of a trade that runs.
const begins = when((one) => inEscrow(one) && !one.begunAt, always("seller", "begin"));
const delivers = when((one) => inEscrow(one) && one.begunAt !== null, always("seller", "deliver"));
const approves = when(delivered, always("buyer", "approve"));
const undoes = when((one) => delivered(one) && one.deliveriesUndone === 0, always("seller", "undo-deliver"));
const givesUp = when(inEscrow, always("seller", "cancel"));
const givesUpLate = when((one) => inEscrow(one) && !one.begunAt && one.isOverdue, always("buyer", "cancel"));
const proposes = (by: Wish["by"], what: "cancel" | "extension", where = runs) =>
  when(
    (one) => where(one) && !one.proposal && made(one, `propose-${what}`) === 0,
    always(by, `propose-${what}`),
  );
const answers = (by: Wish["by"], what: ActName) =>
  when((one) => one.proposal !== null && one.proposal.by !== by, always(by, what));
const takesBack = when((one) => one.proposal?.by === "buyer", always("buyer", "withdraw-proposal"));
const ignoresProposal = when(
  ({ proposal }) => proposal !== null,
  () => "waits",
);
const givesTime = when(
  (one) => runs(one) && made(one, "extend") === 0,
  always("staff", "extend", { hours: 2, reason: "The operator is slow today." }),
);
const stops = when((one) => one.state === "WAITING" && one.part === 3, always("buyer", "stop"));
const reports = (by: "buyer" | "seller", where = delivered): Habit =>
  when(where, (_sight, random) =>
    wish(by, "dispute", {
      reason: by === "seller" ? "not_confirming" : random.pick(["not_received", "wrong_amount", "other"]),
      statement,
    }),
  );
const staffReviews = when(
  (one) => runs(one) && made(one, "begin") > 0,
  always("staff", "staff-review", { reason: "The same receipt was shown in another trade." }),
);

// Of a dispute.
const mayState = (sight: Sight, by: string) =>
  (sight.disputeState === "OPEN" || sight.disputeState === "UNDER_REVIEW") &&
  sight.openedAs !== by &&
  !sight.written.includes(`${by} statement`);
const states = (by: "buyer" | "seller") =>
  when((one) => mayState(one, by), always(by, "state", { statement }));
const replies = (by: "buyer" | "seller") =>
  when(
    (one) =>
      one.disputeState === "UNDER_REVIEW" &&
      !one.written.includes(`${by} reply`) &&
      one.written.length > 0 &&
      (one.openedAs !== by || one.written.some((said) => !said.startsWith(by) && said.endsWith("statement"))),
    always(by, "reply", { statement }),
  );
const shows = (by: "buyer" | "seller") =>
  when((one) => isDisputed(one) && one.files === 0, always(by, "show"));
const concedes = (by: "buyer" | "seller", where = onHold) => when(where, always(by, "concede"));
const offers = (share: (hold: bigint, random: Dice) => bigint, where = onHold) =>
  when(
    (one) => where(one) && one.offers === 0,
    ({ holdMinor }, random) => wish("seller", "offer", { refundMinor: String(share(holdMinor, random)) }),
  );
const some = (hold: bigint, random: Dice) => (hold * BigInt(1 + random.below(98))) / 100n;
const answersOffer = (name: "accept-offer" | "decline-offer" | "withdraw-offer") =>
  when(
    (one) => onHold(one) && one.openOffer !== null,
    ({ openOffer }) => wish(name === "withdraw-offer" ? "seller" : "buyer", name, { offerId: openOffer?.id }),
  );
const accepts = (by: "buyer" | "seller") =>
  when(
    (one) => ruled(one) && !(by === "buyer" ? one.buyerAccepted : one.sellerAccepted),
    always(by, "accept"),
  );
const loser = ({ outcome }: Sight) => (outcome === "refund" ? "seller" : "buyer");
const appeals = when(
  (one) => ruled(one) && !one.buyerAccepted && !one.sellerAccepted,
  (one) => wish(loser(one), "appeal", { reason: "Look at the operator’s text once more." }),
);

// Of a trade that has ended.
const claims = (by: "buyer" | "seller"): Habit =>
  when(
    (one) => one.endedAt !== null && one.claims === 0,
    always(by, "dispute", { reason: "other", statement, isClaim: true }),
  );
const takesClaimBack = when(
  (one) => one.isClaim && (one.disputeState === "OPEN" || one.disputeState === "UNDER_REVIEW"),
  always("buyer", "withdraw-claim"),
);

const buys = [begins, delivers, approves];
const disputed = [begins, delivers, reports("buyer")];
const heard = [states("seller"), states("buyer"), replies("buyer"), replies("seller")];
const bothAccept = [accepts("buyer"), accepts("seller")];

/** How a trade goes, as its people would have it. */
export interface Plot {
  habits: readonly Habit[];
  /** Above the price from which two people rule, or bought in parts. */
  size?: "large" | "parts";
  /** How those who decide about it are: who never does leaves it to those after them. */
  moderator?: "late" | "never";
  /** A colleague says no to the first ruling that is asked for, or leaves it to run out. */
  colleague?: "declines" | "ignores";
}

/** Each kind of course that a trade takes, by name. All of them are met in turn. */
export const plots = {
  "all goes well": { habits: buys },
  "the seller never begins": { habits: [] },
  "the buyer gives up late": { habits: [givesUpLate] },
  "the seller begins and says no more": { habits: [begins, states("buyer")] },
  "the seller gives up": { habits: [givesUp] },
  "the buyer never confirms": { habits: [begins, delivers, states("seller"), ...bothAccept] },
  "sent, taken back and sent again": { habits: [begins, undoes, ...buys] },
  "both agree to cancel": {
    habits: [begins, proposes("buyer", "cancel"), answers("seller", "agree-cancel")],
  },
  "a cancel that is declined": {
    habits: [proposes("seller", "cancel"), answers("buyer", "decline-proposal"), ...buys],
  },
  "a cancel that is taken back": { habits: [proposes("buyer", "cancel"), takesBack, ...buys] },
  "a cancel that nobody answers": {
    habits: [begins, delivers, proposes("buyer", "cancel"), ignoresProposal, approves],
  },
  "more time by agreement": {
    habits: [proposes("seller", "extension"), answers("buyer", "agree-extension"), ...buys],
  },
  "more time by staff": { habits: [givesTime, ...buys] },
  "both accept the ruling": { habits: [...disputed, shows("buyer"), ...heard, ...bothAccept] },
  "nobody answers the ruling": { habits: [...disputed, shows("seller"), ...heard] },
  "the loser appeals": { habits: [...disputed, ...heard, appeals] },
  "nobody answers the dispute": { habits: disputed },
  "the seller reports": { habits: [begins, delivers, reports("seller"), ...heard, accepts("seller")] },
  "settled by a share": {
    habits: [...disputed, states("seller"), offers(some), answersOffer("accept-offer")],
  },
  "settled by all of it": { habits: [...disputed, offers((hold) => hold), answersOffer("accept-offer")] },
  "settled by nothing": { habits: [...disputed, offers(() => 0n), answersOffer("accept-offer")] },
  "settled after the ruling": {
    habits: [...disputed, ...heard, offers(some, ruled), answersOffer("accept-offer")],
  },
  "an offer that runs out": { habits: [...disputed, offers(some), ...heard, ...bothAccept] },
  "an offer that is declined": {
    habits: [...disputed, offers(some), answersOffer("decline-offer"), ...heard, appeals],
  },
  "an offer that is taken back": {
    habits: [...disputed, offers(some), answersOffer("withdraw-offer"), ...heard],
  },
  "the seller concedes": { habits: [...disputed, concedes("seller")] },
  "the buyer concedes": { habits: [...disputed, states("seller"), concedes("buyer")] },
  "the loser concedes after the ruling": { habits: [...disputed, ...heard, concedes("seller", ruledOnHold)] },
  "both cancel in a dispute": {
    habits: [...disputed, proposes("seller", "cancel", onHold), answers("buyer", "agree-cancel")],
  },
  "a late ruling": { habits: [...disputed, ...heard], moderator: "late" },
  "a late ruling, settled after it": {
    habits: [...disputed, ...heard, offers(some, ruled), answersOffer("accept-offer")],
    moderator: "late",
  },
  "a late answer to an appeal": { habits: [...disputed, ...heard, appeals], moderator: "late" },
  "nobody rules for days": { habits: [...disputed, states("seller"), ...bothAccept], moderator: "never" },
  "a ruling by two": { habits: [...disputed, ...heard, ...bothAccept], size: "large" },
  "a ruling by two and an appeal": { habits: [...disputed, ...heard, appeals], size: "large" },
  "a ruling to which a colleague says no": {
    habits: [...disputed, ...heard],
    size: "large",
    colleague: "declines",
  },
  "a ruling that no colleague looks at": {
    habits: [...disputed, ...heard],
    size: "large",
    colleague: "ignores",
    moderator: "late",
  },
  "in parts, and all goes well": { habits: buys, size: "parts" },
  "in parts, the second disputed": {
    habits: [reports("buyer", (one) => delivered(one) && one.part === 2), ...buys, ...heard],
    size: "parts",
  },
  "in parts, and stopped": { habits: [stops, ...buys], size: "parts" },
  "in parts, and given up": {
    habits: [when((one) => inEscrow(one) && one.part === 2, always("seller", "cancel")), ...buys],
    size: "parts",
  },
  "staff look at it": { habits: [begins, staffReviews, ...heard, ...bothAccept] },
  "a claim": { habits: [...buys, claims("buyer"), ...heard, ...bothAccept] },
  "a claim of the seller's that is late": {
    habits: [...buys, claims("seller"), states("buyer")],
    moderator: "late",
  },
  "a claim that is taken back": { habits: [...buys, claims("buyer"), takesClaimBack] },
  "a claim after a dispute": {
    habits: [...disputed, ...heard, concedes("buyer", ruledOnHold), claims("seller")],
  },
} as const satisfies Record<string, Plot>;

export type PlotName = keyof typeof plots;
export const plotNames = Object.keys(plots) as PlotName[];
