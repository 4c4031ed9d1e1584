import "server-only";
import { titleOf } from "@/lib/assets";
import { chatEvents } from "@/lib/chat/events";
import { MINUTE } from "@/lib/kernel/clock";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { offerEvents } from "@/lib/offers/events";
import { tradeEvents } from "@/lib/trades/events";
import { firstName } from "@/lib/trades/naming";
import { isOrder, readTrades, type TradeFacts, tellOf } from "./catalogue/about-trade";
import { readOffers, tellOfOffer } from "./catalogue/offers";
import type { NoticeKey } from "./kinds";
import { type Notice, notify } from "./notify";

/**
 * Warnings that no event makes: half and four fifths of a running clock, an offer that ends soon, a message that nobody has read.
 * Each is a row with the time at which it is looked at; what is then true decides, so a clock that an outage has stopped is looked
 * at again later.
 */

/** Parts of a clock at which whose turn it is is warned. */
const stages = { "trade.half_time": 0.5, "trade.last_fifth": 0.8 } as const;
type Stage = keyof typeof stages;
const offerStages = { "offer.expiring_72h": 72, "offer.expiring_24h": 24 } as const;
type OfferStage = keyof typeof offerStages;
/** What is not read in this time, in seconds, is worth a notice. */
const UNREAD_SECONDS = 60;
const BATCH = 1_000;
/** A clock that an outage has stopped is looked at again after this, in milliseconds. */
const LOOK_AGAIN = 5 * MINUTE;

interface Warning {
  subjectId: string;
  stage: string;
}

const SET_AT = sql`on conflict (subject_kind, subject_id, stage) do update set due_at = excluded.due_at`;

/** The clocks of a trade, as it stands now. */
async function watchTrade({ tradeId }: { tradeId: string }): Promise<void> {
  const [trade] = await readTrades(sql`t.id = ${tradeId}::uuid`);
  if (!trade?.deadlineAt) {
    await query(
      sql`delete from clock_warning where subject_kind = 'trade' and subject_id = ${tradeId}::uuid`,
    );
    return;
  }
  for (const stage of Object.keys(stages) as Stage[]) {
    await query(sql`
      insert into clock_warning (subject_kind, subject_id, stage, due_at) values ('trade', ${tradeId}::uuid, ${stage}, ${stageAt(trade, stage)}) ${SET_AT}`);
  }
}

function stageAt({ since, deadlineAt }: TradeFacts, stage: Stage): Date {
  const from = since.getTime();
  return new Date(from + ((deadlineAt ?? since).getTime() - from) * stages[stage]);
}

/** An offer that lives longer than a stage is worth a warning at it. */
async function watchOffer({ offerId }: { offerId: string }): Promise<void> {
  for (const [stage, hours] of Object.entries(offerStages)) {
    await query(sql`
      insert into clock_warning (subject_kind, subject_id, stage, due_at)
      select 'offer', o.id, ${stage}, o.expires_at - make_interval(hours => ${hours}::int) from offer_listing o
      where o.id = ${offerId}::uuid and o.expires_at - make_interval(hours => ${hours}::int) > app_now() ${SET_AT}`);
  }
}

const forgetOffer = async ({ offerId }: { offerId: string }): Promise<void> => {
  await query(sql`delete from clock_warning where subject_kind = 'offer' and subject_id = ${offerId}::uuid`);
};

/** A message is looked at once, for all that follow it. */
async function watchRoom({ tradeId }: { tradeId: string }): Promise<void> {
  await query(sql`
    insert into clock_warning (subject_kind, subject_id, stage, due_at)
    values ('room', ${tradeId}::uuid, 'chat.message', app_now() + make_interval(secs => ${UNREAD_SECONDS}::int)) on conflict do nothing`);
}

/** Makes the notices of all warnings that are due. */
export async function sweepWarnings(): Promise<void> {
  for (let seen = BATCH; seen === BATCH; ) {
    const due = await query<Warning & { subjectKind: "trade" | "offer" | "room" }>(sql`
      select subject_kind, subject_id, stage from clock_warning where due_at <= app_now() order by due_at limit ${BATCH}`);
    seen = due.length;
    const of = (kind: string) => due.filter(({ subjectKind }) => subjectKind === kind);
    await warnOfTrades(of("trade"));
    await warnOfOffers(of("offer"));
    await warnOfRooms(of("room"));
  }
}

const idsOf = (warnings: readonly Warning[]) => warnings.map(({ subjectId }) => subjectId);

async function warnOfTrades(warnings: readonly Warning[]): Promise<void> {
  if (warnings.length === 0) return;
  const trades = new Map(
    (await readTrades(sql`t.id = any(${idsOf(warnings)}::uuid[])`)).map((trade) => [trade.id, trade]),
  );
  const now = await databaseTime();
  const [notices, later]: [Notice[], (Warning & { at: Date })[]] = [[], []];
  for (const { subjectId, stage } of warnings) {
    const trade = trades.get(subjectId);
    if (!trade?.deadlineAt || !(stage in stages)) continue;
    const at = trade.stands ? new Date(now.getTime() + LOOK_AGAIN) : stageAt(trade, stage as Stage);
    if (at > now) later.push({ subjectId, stage, at });
    else if (trade.deadlineAt > now) notices.push(...warningOf(trade, stage as Stage));
  }
  await notify(notices);
  await settle("trade", warnings, later);
}

const ofOrders = { "trade.half_time": "order.half_time", "trade.last_fifth": "order.last_fifth" } as const;

function stepOf({ state, begunAt, proof, isPickUp, meeting, isSentBack, isBack }: TradeFacts): string {
  if (state === "RETURNING" && isBack) return "look_at_return";
  if (state === "RETURNING") return isSentBack ? "check_return" : "send_back";
  // What was proven to arrive is paid by silence.
  if (state === "DELIVERED") return proof === "CODE" || proof === "CARRIER" ? "inspect" : "confirm";
  if (!begunAt) return "start";
  if (!isPickUp) return "send";
  return meeting ? "hand" : "meet";
}

function warningOf(trade: TradeFacts, stage: Stage): Notice[] {
  const key = isOrder(trade) ? ofOrders[stage] : stage;
  const step = stepOf(trade);
  const { readers, ...about } = tellOf(trade, () => ({ step }));
  const fact = `clock:${trade.id}:${trade.since.toISOString()}`;
  return readers["turn"] ? [{ key, fact, ...about, ...readers["turn"] }] : [];
}

async function warnOfOffers(warnings: readonly Warning[]): Promise<void> {
  if (warnings.length === 0) return;
  const offers = await readOffers(
    sql`o.id = any(${idsOf(warnings)}::uuid[]) and o.state in ('AVAILABLE', 'PAUSED')`,
  );
  const stagesOf = (id: string) =>
    warnings.filter(({ subjectId }) => subjectId === id).map(({ stage }) => stage as OfferStage);
  await notify(
    offers.flatMap((offer) => {
      const { readers, ...about } = tellOfOffer(offer);
      const seller = readers["seller"];
      return stagesOf(offer.id).flatMap((key) =>
        seller ? [{ key, fact: `clock:${offer.id}`, ...about, ...seller }] : [],
      );
    }),
  );
  await settle("offer", warnings);
}

interface Unread {
  tradeId: string;
  userId: string;
  otherName: string;
  kind: string;
  terms: object;
  moreLines: number;
  read: number;
  /** Nothing unread has words. */
  onlyPictures: boolean;
}

async function warnOfRooms(warnings: readonly Warning[]): Promise<void> {
  if (warnings.length === 0) return;
  const unread = await query<Unread>(sql`
    select t.id as trade_id, reader.id as user_id, other.name as other_name, t.kind, t.terms, t.more_lines, coalesce(r.sequence, 0) as read,
      coming.only_pictures
    from trade_overview t
      cross join lateral (values (t.buyer_id, t.seller_id), (t.seller_id, t.buyer_id)) side (reader_id, other_id)
      join person reader on reader.id = side.reader_id join person other on other.id = side.other_id
      left join chat_read_mark r on r.subject_kind = 'trade' and r.subject_id = t.id and r.user_id = side.reader_id
      cross join lateral (
        select bool_and(m.body = '') as only_pictures from chat_message m
        where m.subject_kind = 'trade' and m.subject_id = t.id and m.author_id <> side.reader_id and m.sequence > coalesce(r.sequence, 0)
        having count(*) > 0) coming
    where t.id = any(${idsOf(warnings)}::uuid[])`);
  await notify(
    unread.map(({ tradeId, userId, otherName, kind, terms, moreLines, read, onlyPictures }) => ({
      key: "chat.message" as const satisfies NoticeKey,
      fact: `chat:${tradeId}:${read}`,
      group: `trade:${tradeId}`,
      link: `/trades/${tradeId}`,
      userId,
      args: {
        other: firstName(otherName),
        title: titleOf({ kind, terms, moreLines }),
        what: onlyPictures ? "picture" : "words",
      },
    })),
  );
  await settle("room", warnings);
}

const databaseTime = async (): Promise<Date> =>
  (await queryOne<{ now: Date }>(sql`select app_now() as now`))?.now ?? new Date();

/** Forgets what was looked at, but for what is looked at again. A clock that has been set anew meanwhile stays. */
async function settle(
  kind: string,
  seen: readonly Warning[],
  later: readonly (Warning & { at: Date })[] = [],
) {
  await query(sql`
    with later as (select * from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) l ("subjectId" uuid, stage text, at timestamptz)),
      kept as (
        update clock_warning w set due_at = l.at from later l
        where w.subject_kind = ${kind} and w.subject_id = l."subjectId" and w.stage = l.stage)
    delete from clock_warning w using jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) s ("subjectId" uuid, stage text)
    where w.subject_kind = ${kind} and w.subject_id = s."subjectId" and w.stage = s.stage and w.due_at <= app_now()
      and not exists (select from later l where l."subjectId" = w.subject_id and l.stage = w.stage)`);
}

const anyDue: Sql = sql`
  select '00000000-0000-0000-0000-000000000000'::uuid as id, extract(epoch from min(due_at))::bigint as version
  from clock_warning where due_at <= app_now() having count(*) > 0`;

export const warningReactions: Reactions = {
  on: [
    on(tradeEvents.opened, { "notices.watch_opened": watchTrade }),
    on(tradeEvents.moved, { "notices.watch_moved": watchTrade }),
    on(tradeEvents.ended, { "notices.watch_ended": watchTrade }),
    on(offerEvents.published, { "notices.watch_offer": watchOffer }),
    on(offerEvents.extended, { "notices.watch_extended": watchOffer }),
    on(offerEvents.ended, { "notices.forget_offer": forgetOffer }),
    on(chatEvents.sent, { "notices.watch_room": watchRoom }),
  ],
  due: [{ job: "notices.warn", find: () => anyDue, run: sweepWarnings }],
};
