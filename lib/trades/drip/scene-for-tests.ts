import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { HOUR } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { publishOffer } from "@/lib/offers";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, deliverTrade } from "..";
import { appNow, freshKey, PHONE } from "../scenes-for-tests";

/** ₦50,000 of MTN for ₦47,500: five transfers of ₦10,000 for ₦9,500 each. In kobo. */
export const FACE = 50_000_00n;
export const TOTAL = 47_500_00n;
export const EACH = 9_500_00n;
/** 1.5 % of a part. */
export const FEE = 142_50n;
export const FUNDED = 60_000_00n;

/** An offer of ₦50,000 of airtime, or of as much as this, as a buyer sees it. */
export async function offerInParts(seller: TestUser, faceMinor = FACE, priceMinor = TOTAL) {
  const { result } = await publishOffer(seller.actor, freshKey(), {
    ...airtimeOf(faceMinor),
    priceMinor,
    expiresAt: new Date((await appNow()).getTime() + HOUR),
  });
  return { offerId: result.offerId, offerVersion: 1n, priceMinor, delivery: toPhone(PHONE) };
}

export interface Part {
  tradeId: string;
  part: number;
  parts: number;
  state: string;
  checkoutId: string;
  deadlineAt: Date | null;
}

/** The parts of an offer's checkouts, in their order. */
export const partsOf = (offerId: string): Promise<Part[]> =>
  query<Part>(sql`
    select t.id as trade_id, t.part, t.parts, t.state::text as state, t.checkout_id, t.deadline_at
    from trade t join trade_line l on l.trade_id = t.id
    where l.offer_id = ${offerId}::uuid order by t.created_at, t.part`);

export interface Drip {
  ada: TestUser;
  bayo: TestUser;
  offerId: string;
  /** The trade of a part, from one. */
  part(this: void, number: number): { tradeId: string };
}

/** Ada takes Bayo's offer in five parts, of which so many are completed. */
export async function dripOf(app: TestApp, completed = 0, ...offered: [bigint?, bigint?]): Promise<Drip> {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: FUNDED });
  const bayo = await makeUser(app, "Bayo Adeyemi");
  const offer = await offerInParts(bayo, ...offered);
  await acceptOffer(ada.actor, freshKey(), offer);
  const parts = await partsOf(offer.offerId);
  const part = (number: number) => ({ tradeId: parts[number - 1]?.tradeId ?? "" });
  const drip = { ada, bayo, offerId: offer.offerId, part };
  for (let number = 1; number <= completed; number += 1) await complete(drip, number);
  return drip;
}

/** Bayo sends a part. */
export async function send({ bayo, part }: Drip, number: number): Promise<void> {
  await beginTrade(bayo.actor, freshKey(), part(number));
  await deliverTrade(bayo.actor, freshKey(), part(number));
}

/** Bayo sends a part, and Ada confirms it. */
export async function complete(drip: Drip, number: number): Promise<void> {
  await send(drip, number);
  await approveTrade(drip.ada.actor, freshKey(), drip.part(number));
}

/** The states of all parts, in short. */
export const statesOf = async (offerId: string): Promise<string> =>
  (await partsOf(offerId)).map(({ state }) => state).join(" ");

/** An offer's state and units, and how many open offers its seller has. */
export const stockOf = (offerId: string) =>
  queryOne<{ state: string; held: bigint; sold: bigint; open: number }>(sql`
    select o.state::text as state, o.units_held as held, o.units_sold as sold, a.open_offers as open
    from offer o join allowance a on a.user_id = o.seller_id where o.id = ${offerId}::uuid`);

/** What counts against a person's limit today, in kobo. */
export const tradedBy = async (userId: string): Promise<bigint> =>
  (
    await queryOne<{ minor: bigint }>(
      sql`select traded_minor as minor from allowance where user_id = ${userId}::uuid`,
    )
  )?.minor ?? 0n;
