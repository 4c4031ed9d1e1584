import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { feedReactions } from "./feed/entries";
import { feedProcedures } from "./feed/procedures";
import { forgetFeed, forgetOldEntries } from "./feed/read-feed";
import { realtimeReactions } from "./reactions";

export const contribution = {
  slice: "realtime",
  reactions: {
    ...realtimeReactions,
    on: [...(realtimeReactions.on ?? []), ...feedReactions],
    everyMinute: { "feed.forget": forgetOldEntries },
  },
  operations: feedProcedures,
  erase: forgetFeed,
} satisfies Contribution;
