import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { Dice } from "@/lib/testing/dice";
import { runDue } from "@/lib/testing/reactions";
import { giveMoney, type TestApp, type TestUser } from "@/lib/testing/world";
import { networks } from "../assets/airtime/networks";
import { agreeCancel, concedeTrade, escalateTrade, openDispute } from "../disputes";
import { disputeReactions } from "../disputes/reactions";
import { type Action, disputing } from "../disputes/story-for-tests";
import { expireOffer, pauseOffer, publishOffer, replaceOffer, resumeOffer, withdrawOffer } from "../offers";
import { offerReactions } from "../offers/reactions";
import {
  acceptOffer,
  agreeExtension,
  approveTrade,
  beginTrade,
  cancelTrade,
  declineProposal,
  deliverTrade,
  expireProposal,
  lapseTrade,
  proposeCancel,
  proposeExtension,
  undoDelivery,
  withdrawProposal,
} from ".";
import { tradeReactions } from "./reactions";
import { appNow, PHONE } from "./scenes-for-tests";

export type { Action };

export interface Cast {
  app: TestApp;
  traders: [TestUser, ...TestUser[]];
  chidi: TestUser;
  dele: TestUser;
}

const simple = {
  approveTrade,
  beginTrade,
  cancelTrade,
  deliverTrade,
  undoDelivery,
  proposeCancel,
  proposeExtension,
};
const rarer = { agreeExtension, agreeCancel, concedeTrade, declineProposal, withdrawProposal };
const clocks = { lapseTrade, escalateTrade, expireProposal };

/** Something that could happen next. Half of it is what one would expect of people, the rest is not. */
export async function nextAction(cast: Cast, random: Dice): Promise<Action> {
  const kind = random.below(20);
  if (kind < 3) return publishing(cast, random);
  if (kind < 7) return accepting(cast, random);
  if (kind < 8) return ending(cast, random);
  if (kind < 9) return timePassing(cast, random);
  if (kind < 10) return money(cast, random);
  return moving(cast, random);
}

async function publishing({ traders }: Cast, random: Dice): Promise<Action> {
  const seller = random.pick(traders);
  const faceMinor = BigInt(random.below(60_000_00) + 50_00);
  const priceMinor = (faceMinor * BigInt(random.below(70) + 40)) / 100n + BigInt(random.below(3));
  const life = random.pick([5, 30, 600, 6_000]) * 60_000;
  const expiresAt = new Date((await appNow()).getTime() + life);
  const offer = { ...airtimeOf(faceMinor, random.pick(networks)), priceMinor, expiresAt };
  return { name: `publish ${priceMinor}`, act: (key) => publishOffer(seller.actor, key, offer) };
}

interface SeenOffer {
  id: string;
  version: bigint;
  priceMinor: bigint;
  listedMinor: bigint;
  sellerId: string;
}

/** One of the newest offers, seldom one that is over. */
async function someOffer(random: Dice): Promise<SeenOffer | undefined> {
  const isOpen = random.below(8) > 0;
  const offers = await query<SeenOffer>(sql`
    select id, terms_version as version, price_minor, listed_minor, seller_id from offer where state in ('AVAILABLE', 'PAUSED') or not ${isOpen}::boolean
    order by created_at desc, id limit 8`);
  return offers[random.below(offers.length)];
}

async function accepting(cast: Cast, random: Dice): Promise<Action> {
  const offer = await someOffer(random);
  if (!offer) return publishing(cast, random);
  const buyer = random.pick(cast.traders);
  const saw = {
    offerId: offer.id,
    offerVersion: offer.version - (random.below(15) === 0 ? 1n : 0n),
    priceMinor: offer.priceMinor + (random.below(15) === 0 ? 1n : 0n),
    delivery: toPhone(PHONE),
  };
  return { name: `accept ${offer.id}`, act: (key) => acceptOffer(buyer.actor, key, saw) };
}

async function ending(cast: Cast, random: Dice): Promise<Action> {
  const offer = await someOffer(random);
  if (!offer) return publishing(cast, random);
  const input = { offerId: offer.id };
  const seller = cast.traders.find(({ id }) => id === offer.sellerId) ?? random.pick(cast.traders);
  if (random.below(2)) return { name: `expire ${offer.id}`, act: (key) => expireOffer(SYSTEM, key, input) };
  const chance = random.below(4);
  if (chance === 0) return { name: `pause ${offer.id}`, act: (key) => pauseOffer(seller.actor, key, input) };
  if (chance === 1)
    return { name: `resume ${offer.id}`, act: (key) => resumeOffer(seller.actor, key, input) };
  if (chance === 2) return replacing(offer, seller, random);
  return { name: `withdraw ${offer.id}`, act: (key) => withdrawOffer(seller.actor, key, input) };
}

/** Another offer of the same size in its place, now and then at a price that is no price. */
async function replacing(offer: SeenOffer, seller: TestUser, random: Dice): Promise<Action> {
  const priceMinor = offer.priceMinor - BigInt(random.below(50_00));
  const expiresAt = new Date((await appNow()).getTime() + 3_600_000);
  const input = {
    ...airtimeOf(offer.listedMinor, random.pick(networks)),
    offerId: offer.id,
    priceMinor,
    expiresAt,
  };
  return { name: `replace ${offer.id}`, act: (key) => replaceOffer(seller.actor, key, input) };
}

interface SeenTrade {
  id: string;
  state: string;
  buyerId: string;
  sellerId: string;
}

async function moving(cast: Cast, random: Dice): Promise<Action> {
  const isOpen = random.below(8) > 0;
  const trades = await query<SeenTrade>(sql`
    select id, state, buyer_id, seller_id from trade where ended_at is null or not ${isOpen}::boolean
    order by created_at desc, id limit 8`);
  const trade = trades[random.below(trades.length)];
  return trade ? movingOn(trade, cast, random) : accepting(cast, random);
}

function movingOn({ id, state, ...parties }: SeenTrade, cast: Cast, random: Dice): Action {
  const { traders, chidi } = cast;
  const input = { tradeId: id };
  const inner = [parties.buyerId, parties.sellerId] as const;
  const someone: Actor = random.below(12)
    ? { id: random.pick(inner), roles: [] }
    : random.pick([random.pick(traders).actor, chidi.actor, SYSTEM]);
  const named = (name: string, act: Action["act"]): Action => ({ name: `${name} ${id}`, act });
  const choice = random.below(12);
  if (choice < 2 || (state === "DISPUTED" && choice < 6)) {
    if (state !== "DISPUTED")
      return named("dispute", (key) =>
        openDispute(someone, key, { ...input, reason: "other", statement: "It is not as it was agreed." }),
      );
    return disputing(input, someone, cast, random, named);
  }
  const acts = choice < 9 ? simple : choice < 11 ? rarer : clocks;
  const [first, ...rest] = Object.entries(acts);
  if (!first) throw new Error("there is always an act");
  const [name, move] = random.pick([first, ...rest]);
  const by = choice === 11 ? SYSTEM : someone;
  return named(name, (key) => move(by, key, input));
}

/** The clock jumps before anybody acts, as time passes for no one between their reading and their commit. */
async function timePassing({ app }: Cast, random: Dice): Promise<Action> {
  const interval = random.pick(["40 seconds", "6 minutes", "31 minutes", "25 hours"]);
  await app.moveTime(interval);
  const act = async () => {
    for (const slice of [offerReactions, tradeReactions, disputeReactions]) await runDue(slice);
  };
  return { name: `${interval} pass`, act };
}

function money({ traders }: Cast, random: Dice): Action {
  const { id } = random.pick(traders);
  const amount = BigInt(random.below(80_000_00) + 1);
  return { name: `fund ${amount}`, act: () => giveMoney(id, amount) };
}

/** Ids whose limits or units do not agree with the offers and trades there are. */
export async function disagreements(): Promise<string | undefined> {
  const found = await queryOne<{ said: string }>(sql`
    select string_agg(said, ', ') as said from (
      select 'open offers of ' || a.user_id from allowance a where a.open_offers <>
        (select count(*) from offer o where o.seller_id = a.user_id and o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW'))
      union all
      select 'traded by ' || a.user_id from allowance a where a.traded_minor <> coalesce((select sum(t.price_minor)
        from trade t where a.user_id in (t.buyer_id, t.seller_id) and t.day = a.day and t.state <> 'CANCELLED'), 0)
      union all
      select 'units of ' || o.id from offer o
        left join lateral (select count(*) filter (where ended_at is null) as held,
          count(*) filter (where state in ('COMPLETED', 'SPLIT')) as sold from trade join trade_line l on l.trade_id = trade.id where l.offer_id = o.id) t on true
        where (o.units_held, o.units_sold) <> (t.held, t.sold)
          or (o.state = 'IN_ESCROW') <> (o.units_held = 1) or (o.state = 'COMPLETED') <> (o.units_sold = 1)
          or (o.ended_at is null) <> (o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW'))
      union all
      select 'case of ' || t.id from trade t where (t.state = 'DISPUTED') <>
        exists (select from dispute d where d.trade_id = t.id and d.state <> 'CLOSED' and not d.is_claim)
      union all
      select 'nobody''s turn in ' || t.id from trade t
        where t.state in ('IN_ESCROW', 'DELIVERED') and t.deadline_at is null or t.ended_at is not null and t.deadline_at is not null
    ) wrong (said)`);
  return found?.said ?? undefined;
}
