import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { expireProposal, inspectTrade, lapseTrade } from "./commands/move-trade";
import { keepHeartbeat } from "./outages/heartbeat";
import { outageReactions } from "./outages/reactions";
import { clockStands } from "./outages/stopped";
import { keepGoods, receiveReturn } from "./parcel/commands/go-back";
import { forgetAddresses } from "./parcel/forget-addresses";
import { parcelReactions } from "./parcel/reactions";

/** Lapses a trade whose seller never began, or never sent the goods, pays for what was proven to arrive and nobody reported or sent back, refunds what is proven to be back, and ends a proposal without an answer. A refusal means that a person was faster, or that an outage has stopped the clock. */
export const tradeReactions: Reactions = {
  due: [
    {
      job: "trades.lapse_trade",
      find: (limit) => sql`
        select id, version from trade t
        where deadline_at <= app_now() and state = 'IN_ESCROW' and not ${clockStands("t")}
          and (begun_at is null or t.meeting is null and exists (select from parcel p where p.id = t.id))
        order by deadline_at limit ${limit}`,
      run: ({ id, version }) => ignoreRefusal(lapseTrade(SYSTEM, `lapse:${id}:${version}`, { tradeId: id })),
    },
    {
      job: "trades.inspect_trade",
      find: (limit) => sql`
        select t.id, t.version from trade t join parcel p on p.id = t.id
        where t.deadline_at <= app_now() and t.state = 'DELIVERED' and p.proof in ('CARRIER', 'CODE') and not ${clockStands("t")}
        order by t.deadline_at limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(inspectTrade(SYSTEM, `inspect:${id}:${version}`, { tradeId: id })),
    },
    {
      job: "trades.keep_goods",
      find: (limit) => sql`
        select t.id, t.version from trade t join parcel p on p.id = t.id
        where t.deadline_at <= app_now() and t.state = 'RETURNING' and p.return_sent is null and p.bounced_at is null and not ${clockStands("t")}
        order by t.deadline_at limit ${limit}`,
      run: ({ id, version }) => ignoreRefusal(keepGoods(SYSTEM, `keep:${id}:${version}`, { tradeId: id })),
    },
    {
      job: "trades.receive_return",
      find: (limit) => sql`
        select t.id, t.version from trade t join parcel p on p.id = t.id
        where t.deadline_at <= app_now() and t.state = 'RETURNING' and p.return_arrived_at is not null and not ${clockStands("t")}
        order by t.deadline_at limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(receiveReturn(SYSTEM, `return-received:${id}:${version}`, { tradeId: id })),
    },
    {
      job: "trades.expire_proposal",
      find: (limit) => sql`
        select id, version from trade where proposal_until <= app_now() order by proposal_until limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(expireProposal(SYSTEM, `expire-proposal:${id}:${version}`, { tradeId: id })),
    },
    ...outageReactions.due,
  ],
  on: [...(outageReactions.on ?? []), ...parcelReactions],
  everyMinute: {
    ...outageReactions.everyMinute,
    "trades.forget_addresses": async () => void (await forgetAddresses()),
  },
  beforeSweep: keepHeartbeat,
};
