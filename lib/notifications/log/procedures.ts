import "server-only";
import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { typedWhole, written } from "@/lib/kernel/input/fields";
import { resultOf, staffOnce, staffReads } from "@/lib/kernel/procedure";
import { moneyView } from "@/lib/kernel/schema";
import { allChannels } from "../preferences/choices";
import { costFigures } from "./figures";
import { deliveriesFor } from "./queries";
import { resendNotice as resend } from "./resend";
import { DeliverySearchInput, deliveryStates } from "./search";

const channel = z.enum(allChannels);
const time = z.iso.datetime().nullable();
const money = z.object({ minor: z.string(), currency: z.string() });

const listDeliveries = staffReads("delivery.read")
  .route({ method: "GET", path: "/admin/deliveries", summary: "What was sent of people’s notices" })
  .input(DeliverySearchInput)
  .output(
    z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          noticeId: z.uuid(),
          userId: z.uuid(),
          to: z.string(),
          key: z.string(),
          channel,
          state: z.enum(deliveryStates),
          reason: z.string().nullable(),
          cost: money.nullable(),
          createdAt: z.iso.datetime(),
          sentAt: time,
          endedAt: time,
        }),
      ),
      next: z.uuid().nullable(),
    }),
  )
  .handler(async ({ input, context }) => {
    const { lines, next } = await deliveriesFor(context.actor, input);
    const items = lines.map(
      ({ id, noticeId, userId, to, key, channel: by, state, reason, costMinor, ...at }) => ({
        id,
        noticeId,
        userId,
        to,
        key,
        channel: by,
        state,
        reason,
        cost: costMinor === null ? null : moneyView(costMinor),
        createdAt: at.createdAt.toISOString(),
        sentAt: at.sentAt?.toISOString() ?? null,
        endedAt: at.endedAt?.toISOString() ?? null,
      }),
    );
    return { items, next };
  });

const deliveryFigures = staffReads("delivery.read")
  .route({ method: "GET", path: "/admin/deliveries/figures", summary: "What notices did and cost" })
  .input(z.object({ days: typedWhole(1, 31).default(7) }))
  .output(
    z.object({
      rows: z.array(
        z.object({
          day: z.string(),
          channel,
          key: z.string(),
          sent: z.number().int(),
          delivered: z.number().int(),
          failed: z.number().int(),
          medianSeconds: z.number().nullable(),
          readAnyway: z.number().int(),
          cost: money,
        }),
      ),
      cost: money,
      trades: z.number().int(),
      perTrade: money.nullable(),
    }),
  )
  .handler(async ({ input, context }) => {
    const { rows, costMinor, trades, perTradeMinor } = await costFigures(context.actor, input.days);
    return {
      rows: rows.map(({ costMinor: cost, ...row }) => ({ ...row, cost: moneyView(cost) })),
      cost: moneyView(costMinor),
      trades,
      perTrade: perTradeMinor === null ? null : moneyView(perTradeMinor),
    };
  });

const resendNotice = staffOnce("notice.resend", "d")
  .route({ method: "POST", path: "/admin/notices/{noticeId}/resend", summary: "Send a notice again" })
  .input(
    z.strictObject({
      noticeId: z.uuid(),
      channel,
      reason: written("Say why, in at least 10 characters.", 10).max(1_000),
      reasonCode: reasonCodeOf("resend_notice"),
    }),
  )
  .output(z.object({ noticeId: z.uuid(), channel }))
  .handler(async ({ input, context }) => resultOf(context, await resend(context.actor, context.key, input)));

/** What staff read of notices, and do about one. */
export const logProcedures = { listDeliveries, deliveryFigures, resendNotice };
