import "server-only";
import { channelEvents } from "@/lib/channels/events";
import { sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Contribution } from "@/lib/kernel/slice";
import { catalogue } from "./catalogue";
import { warningReactions } from "./clock-warnings";
import { report } from "./deliver/outcome";
import { deliveryRules } from "./deliver/rules";
import { forgetPerson } from "./forget-person";
import { notificationProcedures } from "./procedures";
import { provingMessages } from "./proving-messages";

export const contribution = {
  slice: "notifications",
  reactions: {
    on: [
      ...provingMessages,
      on(channelEvents.reported, { "notices.report": report }),
      ...catalogue.map(({ reaction }) => reaction),
      ...(warningReactions.on ?? []),
    ],
    due: [...(warningReactions.due ?? []), ...deliveryRules],
  },
  operations: notificationProcedures,
  exportRows: {
    notices: (userId) => sql`
      select key, payload, created_at, read_at from notice where user_id = ${userId}::uuid order by id desc`,
  },
  erase: forgetPerson,
} satisfies Contribution;
