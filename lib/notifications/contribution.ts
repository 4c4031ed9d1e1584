import "server-only";
import { channelEvents } from "@/lib/channels/events";
import { sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Contribution } from "@/lib/kernel/slice";
import { catalogue } from "./catalogue";
import { warningReactions } from "./clock-warnings";
import { report } from "./deliver/outcome";
import { deliveryRules } from "./deliver/rules";
import { noticeEvents } from "./events";
import { forgetPerson } from "./forget-person";
import { sendAgain } from "./log/resend";
import { markAddress } from "./mail-reports/mark-address";
import { notices } from "./notices";
import { retryAddress } from "./preferences/reach";
import { notificationProcedures } from "./procedures";

export const contribution = {
  slice: "notifications",
  reactions: {
    on: [
      ...notices,
      on(channelEvents.reported, { "notices.report": report }),
      on(noticeEvents.address_reported, { "notices.mark_address": markAddress }),
      on(noticeEvents.resent, { "notices.send_again": sendAgain }),
      on(noticeEvents.retry_wanted, { "notices.retry_address": retryAddress }),
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
