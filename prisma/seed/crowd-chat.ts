import { after, MINUTE, SECOND } from "@/lib/kernel/clock";
import { keyFor } from "@/lib/kernel/ids";
import { type ChatLine, farewells, quarrels, talks } from "./chat-lines";
import { tradeIdOf } from "./crowd-acts";
import type { CrowdTrade } from "./crowd-trades";
import { type Draw, drawFor } from "./random";
import type { SeedClock } from "./seed-clock";

interface Message {
  trade_id: string;
  sequence: number;
  author_id: string;
  client_key: string;
  body: string;
  created_at: Date;
}

/** What the parties of some hundred trades wrote to each other; all of it read. */
export async function writeChats(clock: SeedClock, trades: readonly CrowdTrade[]): Promise<void> {
  const draw = drawFor("crowd chat");
  const messages = trades.flatMap((trade) => messagesOf(trade, draw));
  await clock.asOwner(
    `with said as (
      select * from jsonb_to_recordset($1::jsonb) row (trade_id uuid, sequence int, author_id uuid, client_key uuid,
        body text, created_at timestamptz)),
    rooms as (
      insert into chat_room (subject_kind, subject_id, last_sequence) select 'trade', trade_id, max(sequence) from said group by trade_id
      on conflict do nothing),
    marks as (
      insert into read_mark (subject_kind, subject_id, user_id, sequence)
      select 'trade', t.id, party.id, max(sequence) from said join trade t on t.id = said.trade_id
        cross join lateral (values (t.buyer_id), (t.seller_id)) party (id)
      group by t.id, party.id on conflict do nothing)
    insert into message (subject_kind, subject_id, sequence, author_id, client_key, body, created_at)
    select 'trade', trade_id, sequence, author_id, client_key, body, created_at from said on conflict do nothing`,
    [JSON.stringify(messages)],
  );
}

function messagesOf(trade: CrowdTrade, draw: Draw): Message[] {
  const lines = linesOf(trade, draw);
  const tradeId = tradeIdOf(trade);
  let last = trade.acceptedAt;
  return lines.map(([who, when, body], turn) => {
    last = momentOf(trade, when, last, draw);
    return {
      trade_id: tradeId,
      sequence: turn + 1,
      author_id: trade[who].id,
      client_key: keyFor("seed", "message", tradeId, turn),
      body,
      created_at: last,
    };
  });
}

function linesOf({ ends }: CrowdTrade, draw: Draw): readonly ChatLine[] {
  if (ends === "completed") return draw.chance(0.22) ? draw.pick(talks) : [];
  if (ends === "lapsed" || ends === "cancelled") return [];
  return draw.pick(ends === "agreed" ? farewells : quarrels);
}

/** A little after what it is about, and after the line before. */
function momentOf({ acceptedAt, deliveredAt }: CrowdTrade, when: ChatLine[1], last: Date, draw: Draw): Date {
  const earliest = when === "waiting" ? acceptedAt : deliveredAt;
  const from = earliest > last ? earliest : last;
  const pause = when === "waiting" ? 25 * SECOND : 2 * MINUTE;
  return after(from, 6 * SECOND + Math.floor(draw.share() * pause));
}
