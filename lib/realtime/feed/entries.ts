import "server-only";
import { correctionEvents } from "@/lib/corrections/events";
import { depositEvents, refundEvents } from "@/lib/deposits/events";
import { identityEvents } from "@/lib/identity/events";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import type { EventTopic, Payload } from "@/lib/kernel/events/declare";
import { on, type Reaction } from "@/lib/kernel/events/reaction";
import { noticeEvents } from "@/lib/notifications/events";
import { offerEvents } from "@/lib/offers/events";
import { payoutEvents } from "@/lib/payouts/events";
import { tradeEvents } from "@/lib/trades/events";

/** The types of a feed, in version 1. A field is added, never changed. */
export const feedTypes = [
  "wallet.update",
  "trade.update",
  "listings.update",
  "notify.push",
  "user.blocked",
] as const;
export type FeedType = (typeof feedTypes)[number];

/** Queries for what an entry says, as one JSON column `data`; no row where there is nothing to say. */
const walletOf = (userId: string): Sql => sql`
  select json_build_object('userId', w.user_id, 'currency', w.currency, 'balance', w.balance::text, 'txn', (
    select max(l.id)::text from ledger_transfer l join ledger_account a on a.id in (l.debit_account_id, l.credit_account_id)
    where a.owner_id = w.user_id and a.kind = 'WALLET' and a.currency = w.currency)) as data
  from wallet_balance w where w.user_id = ${userId}::uuid`;
const tradeOf = (tradeId: string): Sql => sql`
  select json_build_object('id', id, 'status', state, 'version', version::text, 'deadlineAt', deadline_at) as data
  from trade_overview where id = ${tradeId}::uuid`;
const offerOf = (offerId: string): Sql => sql`
  select json_build_object('id', id, 'status', state, 'expiryAt', expires_at) as data from offer_listing where id = ${offerId}::uuid`;
const noticeOf = (noticeId: string): Sql => sql`
  select json_build_object('userId', user_id, 'templateKey', key, 'payload', payload, 'link', link,
    'priority', case when is_urgent then 'high' else 'normal' end) as data from notice_record where id = ${noticeId}::uuid`;
const blockOf = (userId: string): Sql => sql`
  select json_build_object('reason', reason, 'until', until) as data from person_restriction
  where user_id = ${userId}::uuid and kind = 'blocked' and state = 'ACTIVE' order by created_at desc limit 1`;

interface Entry {
  user: string;
  type: FeedType;
  says: Sql;
}

/** What an event adds to whose feed. */
const feeds = <Carried extends Payload>(
  event: EventTopic<Carried>,
  entries: (payload: NoInfer<Carried>) => Entry[],
): Reaction =>
  on(event, {
    [`feed.${event.topic}`]: async (payload: Carried, { outboxId }) => {
      const written = await Promise.all(
        entries(payload).map(async ({ user, type, says }) => {
          const found = await queryOne<{ data: object }>(says);
          return found ? [{ user, type, fact: outboxId, data: found.data }] : [];
        }),
      );
      await query(sql`select write_feed(${JSON.stringify(written.flat())}::jsonb)`);
    },
  });

const wallet = (user: string): Entry => ({ user, type: "wallet.update", says: walletOf(user) });
const ofOwner = ({ userId }: { userId: string }) => [wallet(userId)];

interface Parties {
  tradeId: string;
  buyerId: string;
  sellerId: string;
}
const ofTrade = ({ tradeId, buyerId, sellerId }: Parties) =>
  [buyerId, sellerId].map((user): Entry => ({ user, type: "trade.update", says: tradeOf(tradeId) }));
const withMoney = (trade: Parties) => [...ofTrade(trade), wallet(trade.buyerId), wallet(trade.sellerId)];
const ofOffer = ({ offerId, sellerId }: { offerId: string; sellerId: string }): Entry[] => [
  { user: sellerId, type: "listings.update", says: offerOf(offerId) },
];

export const feedReactions: readonly Reaction[] = [
  feeds(tradeEvents.opened, (trade) => [...withMoney(trade), ...ofOffer(trade)]),
  feeds(tradeEvents.moved, ofTrade),
  feeds(tradeEvents.ended, (trade) => [...withMoney(trade), ...ofOffer(trade)]),
  feeds(offerEvents.published, ofOffer),
  feeds(offerEvents.ended, ofOffer),
  feeds(offerEvents.extended, ({ offerId, userId }) => ofOffer({ offerId, sellerId: userId })),
  feeds(depositEvents.paid, ofOwner),
  feeds(depositEvents.released, ofOwner),
  feeds(refundEvents.requested, ofOwner),
  feeds(refundEvents.failed, ofOwner),
  feeds(payoutEvents.moved, ofOwner),
  feeds(correctionEvents.made, ofOwner),
  feeds(noticeEvents.made, ({ noticeId, userId }) => [
    { user: userId, type: "notify.push", says: noticeOf(noticeId) },
  ]),
  feeds(identityEvents.blocked, ({ userId }) => [
    { user: userId, type: "user.blocked", says: blockOf(userId) },
  ]),
];
