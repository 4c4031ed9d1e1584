import "server-only";
import { channelEvents } from "@/lib/channels/events";
import { identityEvents } from "@/lib/identity/events";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import { sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Contribution } from "@/lib/kernel/slice";
import { answerReply } from "./brake/answer-reply";
import { catalogue } from "./catalogue";
import { warningReactions } from "./clock-warnings";
import { markTapped, report } from "./deliver/outcome";
import { deliveryRules, pushAtOnce } from "./deliver/rules";
import { noticeEvents } from "./events";
import { forgetPerson } from "./forget-person";
import { sendAgain } from "./log/resend";
import { markAddress } from "./mail-reports/mark-address";
import { retryAddress } from "./preferences/reach";
import { notificationProcedures } from "./procedures";
import { provingMessages } from "./proving-messages";
import { dropOfSession } from "./push/subscriptions";
import { publishByTwo } from "./templates/editor/publish";
import { mailSample } from "./templates/editor/send";

/** Money does not wait for news of it. */
const LATER = 10;

export const contribution = {
  slice: "notifications",
  reactions: {
    priority: LATER,
    on: [
      ...provingMessages,
      on(channelEvents.answered, { "notices.answer_reply": answerReply }),
      on(channelEvents.reported, { "notices.report": report }),
      on(noticeEvents.address_reported, { "notices.mark_address": markAddress }),
      on(noticeEvents.resent, { "notices.send_again": sendAgain }),
      on(noticeEvents.retry_wanted, { "notices.retry_address": retryAddress }),
      on(noticeEvents.made, { "notices.push": pushAtOnce }),
      on(noticeEvents.sample_wanted, { "notices.sample": mailSample }),
      on(noticeEvents.tapped, { "notices.tapped": markTapped }),
      on(identityEvents.session_ended, { "notices.drop_browser": dropOfSession }),
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
  approvables: [publishByTwo],
} satisfies Contribution & { approvables: readonly Approvable[] };
