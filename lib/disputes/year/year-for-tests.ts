import { expect } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { networks } from "@/lib/assets/airtime/networks";
import { allReactions, approvals } from "@/lib/composition";
import { HOUR } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { ignoreRefusal, unlessRefused } from "@/lib/kernel/refusal";
import { photo } from "@/lib/media/scene-for-tests";
import { publishOffer } from "@/lib/offers";
import { offerReactions } from "@/lib/offers/reactions";
import { type Dice, dice } from "@/lib/testing/dice";
import { runDue, runWaiting } from "@/lib/testing/reactions";
import type { TestUser } from "@/lib/testing/world";
import { closeOutage } from "@/lib/trades/outages/commands";
import { lookAtDeadlines, markDown } from "@/lib/trades/outages/scene-for-tests";
import { appNow, freshKey, PHONE } from "@/lib/trades/scenes-for-tests";
import { addEvidence } from "../evidence/add-evidence";
import { fileOf } from "../evidence/scene-for-tests";
import { type Act, clockRules } from "./acts-for-tests";
import { type Plot, type PlotName, plotNames, plots, type Wish } from "./plots-for-tests";
import { type Sight, sightsOf } from "./sight-for-tests";
import { staffWish } from "./staff-for-tests";
import { doing, type Role, TWO_FROM, type Year } from "./world-for-tests";

const AT_ONCE = 8;

const person = (id: string): Act["by"] => ({ id, roles: [] });
const staff = ({ id }: TestUser): Act["by"] => ({ id, roles: ["MODERATOR"] });

/** How much of airtime, and its price. In kobo. */
function sizeOf({ size }: Plot, random: Dice): [bigint, bigint] {
  const face = (from: number, upTo: number) => BigInt(from + random.below(upTo - from)) * 100n;
  if (size === "parts") return [face(2, 5) * 100_00n, 0n];
  return size === "large" ? [face(9_500, 10_000), TWO_FROM] : [face(500, 8_000), 0n];
}

/** Somebody with room for another offer publishes it. */
async function publish(year: Year, plot: Plot, random: Dice) {
  const [faceMinor, least] = sizeOf(plot, random);
  const share = (faceMinor * BigInt(80 + random.below(18))) / 100n;
  const priceMinor = plot.size === "parts" ? (faceMinor * 9n) / 10n : share > least ? share : least;
  const operator = plot.size ? "MTN" : random.pick(networks);
  const expiresAt = new Date((await appNow()).getTime() + HOUR);
  for (let tries = 0; tries < 50; tries += 1) {
    const seller = random.pick(year.traders);
    const offer = { ...airtimeOf(faceMinor, operator), priceMinor, expiresAt };
    const published = await unlessRefused(publishOffer(seller.actor, freshKey(), offer));
    if (published) return { seller, priceMinor, offerId: published.result.offerId };
  }
  throw new Error("all have ten open offers");
}

/** A seller publishes, a buyer takes it. */
async function begin(year: Year): Promise<void> {
  const name = plotNames[year.begun % plotNames.length] as PlotName;
  const plot: Plot = plots[name];
  const random = dice(year.seed * 7919 + year.begun);
  year.begun += 1;
  const { seller, priceMinor, offerId } = await publish(year, plot, random);
  const buyer =
    year.traders[
      (year.traders.indexOf(seller) + 1 + random.below(year.traders.length - 1)) % year.traders.length
    ];
  const taken = {
    offerId,
    offerVersion: "1",
    priceMinor: String(priceMinor),
    delivery: toPhone(PHONE),
  };
  await doing(
    year,
    { name: "take", by: person(buyer?.id ?? ""), key: freshKey(), tradeId: "", more: { offer: taken } },
    random,
  );
  const trades = await query<{ id: string }>(
    sql`select trade_id as id from trade_line where offer_id = ${offerId}::uuid order by trade_id`,
  );
  expect(trades.length).toBeGreaterThan(0);
  for (const [at, { id }] of trades.entries())
    year.roles.set(id, { plot, random: dice(year.seed * 7919 + year.begun * 31 + at) });
}

/** What happens next in a trade, if anything. */
function nextAct(year: Year, sight: Sight): WishedAct | undefined {
  const { plot, random } = year.roles.get(sight.id) ?? {};
  if (!plot || !random) return undefined;
  for (const habit of plot.habits) {
    const wish = habit(sight, random);
    if (wish === "waits") break;
    if (!wish) continue;
    const { prompt } = year.moderators;
    const by = wish.by === "staff" ? staff(random.pick(prompt)) : person(sight[`${wish.by}Id`]);
    return actIn(sight, wish.name, by, wish.more);
  }
  const wish = staffWish(sight, plot, year.moderators, random);
  return wish && actIn(sight, wish.name, staff(wish.by), wish.more);
}

type WishedAct = Omit<Act, "name"> & { name: Wish["name"] };

const actIn = (
  sight: Sight,
  name: Wish["name"],
  by: Act["by"],
  more: Record<string, unknown> = {},
): WishedAct => ({
  name,
  by,
  key: freshKey(),
  tradeId: sight.id,
  more,
});

/** A side adds a file; refused where it has added many today. */
const addPhoto = async (by: Act["by"], { disputeId }: Sight) =>
  unlessRefused(
    addEvidence(by, freshKey(), {
      disputeId: disputeId ?? "",
      caption: "What my phone shows",
      file: fileOf(await photo("#07a", 80, 60)),
    }),
  );

/** The people of a trade do what they can do now, until one of them waits, is refused or takes their time. */
async function turnOf(year: Year, first: Sight): Promise<void> {
  const { random } = year.roles.get(first.id) as Role;
  let sight: Sight | undefined = first;
  for (let acts = 0; acts < 6 && sight; acts += 1) {
    const act = nextAct(year, sight);
    if (!act) return;
    const { name, ...rest } = act;
    const isDone =
      name === "show" ? await addPhoto(act.by, sight) : await doing(year, { name, ...rest }, random);
    if (isDone === undefined || random.below(12) === 0) return;
    [sight] = await sightsOf(sql`t.id = ${sight.id}::uuid`);
  }
}

/** Trades that run, are disputed, or have ended a short while ago. */
const lively = sql`(t.ended_at is null or d.state <> 'CLOSED' or t.ended_at > app_now() - interval '3 days')`;

async function people(year: Year, which = lively): Promise<void> {
  const sights = await sightsOf(which);
  for (let from = 0; from < sights.length; from += AT_ONCE)
    await Promise.all(sights.slice(from, from + AT_ONCE).map((sight) => turnOf(year, sight)));
}

/** Staff record that an operator is down, and that it is up again; some outages end by themselves. */
async function outages(year: Year): Promise<void> {
  const { random, moderators } = year;
  const [chidi] = moderators.prompt;
  const open = year.outages.pop();
  if (open && random.below(2)) await ignoreRefusal(closeOutage(chidi.actor, freshKey(), { id: open }));
  if (random.below(8) > 0) return;
  const down = await query(sql`select from outage where state = 'OPEN'`);
  if (down.length === 0) year.outages.push(await markDown(chidi, `AIRTIME/${random.pick(networks)}`));
}

const jobs = /^(staff[.]reassign_late_dispute|reviews[.])/;
const reactions = allReactions
  .flatMap(({ on = [] }) => on)
  .filter(({ jobs: these }) => Object.keys(these).some((job) => jobs.test(job)));
const everyMinute = Object.fromEntries(
  allReactions.flatMap(({ everyMinute: these = {} }) => Object.entries(these)),
);

/** What the worker does by now; first, now and then, a part of it in a process that is killed on its way. */
async function worker(year: Year): Promise<void> {
  const due = clockRules.map(
    (rule) => sql`select ${rule.job} as job, due.id, due.version::text as version from (${rule.find(3)}) due`,
  );
  if (year.random.below(9) === 0) {
    const found = (
      await Promise.all(due.map((one) => query<{ job: string; id: string; version: string }>(one)))
    ).flat();
    const one = found[year.random.below(found.length)];
    const act = one && {
      name: "clock" as const,
      by: person(SYSTEM.id),
      key: freshKey(),
      tradeId: one.id,
      more: { ...one },
    };
    if (act) await doing({ ...year, killEvery: 1 }, act, year.random);
  }
  await lookAtDeadlines(year.app);
  for (const slice of [offerReactions, approvals.reactions]) await runDue(slice);
  await runWaiting(year.app, reactions, year.random.below(5) === 0 ? 2 : 1);
  for (const job of ["staff.record_late_cases", "staff.end_assignments"]) await everyMinute[job]?.();
}

/** Trades that are not over, and disputes that are not closed, though nobody has to do anything about them in any time. */
const unowned = () =>
  query<{ what: string }>(sql`
    select 'trade ' || t.id as what from trade t where t.ended_at is null and t.deadline_at is null and t.state not in ('DISPUTED', 'WAITING')
    union all select 'waiting ' || t.id from trade t where t.state = 'WAITING' and not exists (
      select from trade p where p.checkout_id = t.checkout_id and p.part < t.part and p.ended_at is null and p.state <> 'WAITING')
    union all select 'disputed ' || t.id from trade t where (t.state = 'DISPUTED') <>
      exists (select from dispute d where d.trade_id = t.id and d.state <> 'CLOSED' and not d.is_claim)
    union all select 'dispute ' || d.id from dispute d where (d.state = 'CLOSED') <> (d.deadline_at is null)`);

/** Some hours of the year: people begin and go on, time passes, the worker does what is due. */
export async function goOn(
  year: Year,
  begins: number,
  intervals: readonly [string, ...string[]],
): Promise<void> {
  for (let at = 0; at < begins; at += 1) await begin(year);
  await outages(year);
  await people(year);
  await year.app.moveTime(year.random.pick(intervals));
  // For two weeks moderators agree without a passkey; what is signed has tests of its own.
  await year.app.asOwner("update staff_grant set created_at = app_now()");
  await people(year, sql`t.state = 'IN_ESCROW' and t.begun_at is null and t.deadline_at <= app_now()`);
  await worker(year);
  expect(await unowned()).toEqual([]);
}

/** How many trades and disputes are not over. */
export async function unfinished(): Promise<number> {
  const [row] = await query<{ count: number }>(sql`
    select ((select count(*) from trade where ended_at is null) + (select count(*) from dispute where state <> 'CLOSED'))::int as count`);
  return row?.count ?? 0;
}
