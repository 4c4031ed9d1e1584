import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const sent = z.object({ tradeId: z.guid(), sequence: z.number() });

export const chatEvents = events("chat", {
  sent,
  /** A party has read up to this number. */
  read: sent.extend({ by: z.enum(["buyer", "seller"]) }),
});
