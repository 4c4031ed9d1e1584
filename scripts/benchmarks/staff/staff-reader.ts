import { chargebacksForStaff, depositsForStaff, refundsForStaff } from "@/lib/deposits";
import { disconnect } from "@/lib/kernel/db";
import { staffActor } from "@/lib/kernel/permissions";
import { payoutsForStaff } from "@/lib/payouts";
import {
  endedRequests,
  findTradesFor,
  firstCasesFor,
  mayOpen,
  overviewFor,
  queueAgesFor,
  queueCountsFor,
  queueFor,
  queueKinds,
  savedViewsFor,
} from "@/lib/staff";
import { STAFF } from "./million-trades";

/** Milliseconds of each read, by what is read: from Node to PostgreSQL and back. */
export type Measured = Record<string, number[]>;

const RUNS = 40;
const WARM_UP = 5;

const by = staffActor(STAFF, "MODERATOR", "FINANCE");

/** The first page of Admin is its layout's counts and the overview; every other read is one list. */
const FIRST_PAGE = "the first page of Admin";

const reads: Record<string, () => Promise<unknown>> = {
  [FIRST_PAGE]: () =>
    Promise.all([queueCountsFor(by), overviewFor(by), firstCasesFor(by, 10), queueAgesFor(by)]),
  "the counts in the side bar": () => queueCountsFor(by),
  ...Object.fromEntries(
    queueKinds
      .filter((kind) => mayOpen(by, kind))
      .map((kind) => [
        `the queue of ${kind}`,
        () => Promise.all([queueFor(by, kind, { who: "all", sort: "due" }), savedViewsFor(by)]),
      ]),
  ),
  "all trades": () => findTradesFor(by, {}),
  "disputed trades": () => findTradesFor(by, { state: "DISPUTED" }),
  "cancelled trades, of which there are none": () => findTradesFor(by, { state: "CANCELLED" }),
  "trades of a person": () => findTradesFor(by, { search: "person.77@past.test" }),
  "all payouts": () => payoutsForStaff(by, { queue: "all" }),
  "payouts in transit": () => payoutsForStaff(by, { queue: "underway" }),
  "all deposits": () => depositsForStaff(by, { view: "all", search: "" }),
  "flagged deposits": () => depositsForStaff(by, { view: "flagged", search: "" }),
  "all refunds": () => refundsForStaff(by),
  "all chargebacks": () => chargebacksForStaff(by),
  "ended requests": () => endedRequests(by),
};

const measured: Measured = {};
for (const [name, read] of Object.entries(reads)) {
  const times: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const start = performance.now();
    await read();
    if (run >= 0) times.push(performance.now() - start);
  }
  measured[name] = times;
}
process.send?.(measured);
await new Promise((letGo) => process.once("disconnect", letGo));
await disconnect();
