import "server-only";
import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { typedWhole } from "@/lib/kernel/input/fields";
import { resultOf, staffOnce } from "@/lib/kernel/procedure";
import { extendTrade } from "./commands/extend-trade";
import { STAFF_EXTENSION_HOURS } from "./machine-sql";
import { TradeMoved } from "./rules";

export const extend = staffOnce("trade.extend")
  .route({ method: "POST", path: "/admin/trades/{id}/extend", summary: "Give a trade more time" })
  .input(
    z.strictObject({
      id: z.uuid(),
      hours: typedWhole(1, STAFF_EXTENSION_HOURS),
      reason: reasonSchema,
      reasonCode: reasonCodeOf("extend_trade"),
    }),
  )
  .output(TradeMoved)
  .handler(async ({ input: { id, ...given }, context }) =>
    resultOf(context, await extendTrade(context.actor, context.key, { tradeId: id, ...given })),
  );
