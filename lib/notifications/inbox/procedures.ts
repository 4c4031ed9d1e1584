import "server-only";
import { z } from "zod";
import { text, typedWhole } from "@/lib/kernel/input/fields";
import { forSignedIn } from "@/lib/kernel/procedure";
import { families, noticeKeys } from "../kinds";
import { readNotices } from "./commands";
import { latestNotices, unreadOf } from "./queries";

const noticeView = z.object({
  id: z.uuid(),
  key: z.enum(noticeKeys),
  family: z.enum(Object.keys(families) as (keyof typeof families)[]),
  title: z.string(),
  body: z.string(),
  /** The path of the page it leads to. */
  link: z.string(),
  isUrgent: z.boolean(),
  isRead: z.boolean(),
  createdAt: z.iso.datetime(),
});

export const notifications = forSignedIn
  .route({ method: "GET", path: "/notifications", summary: "Your inbox" })
  .input(z.object({ after: z.uuid().optional(), limit: typedWhole(1, 50).default(20) }))
  .output(z.object({ items: z.array(noticeView), unread: z.number().int() }))
  .handler(async ({ input, context }) => {
    const { id } = context.actor;
    const [items, unread] = await Promise.all([latestNotices(id, input), unreadOf(id)]);
    return {
      items: items.map(({ button: _button, createdAt, ...notice }) => ({
        ...notice,
        createdAt: createdAt.toISOString(),
      })),
      unread,
    };
  });

export const markNotificationsRead = forSignedIn
  .route({
    method: "POST",
    path: "/notifications/read",
    successStatus: 204,
    summary: "Mark notifications as read",
  })
  .input(
    z.union([
      z.object({ link: text().min(1).max(200) }),
      z.object({ upTo: z.uuid() }),
      z.object({ tapped: z.uuid() }),
    ]),
  )
  .output(z.void())
  .handler(({ input, context }) => readNotices(context.actor, input));

/** The slice's operations under /api/v1. */
export const inboxProcedures = { notifications, markNotificationsRead };
