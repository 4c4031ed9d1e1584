import "server-only";
import { z } from "zod";
import type { Command } from "@/lib/kernel/command";
import { forSignedInOnce, mustBeFresh, resultOf } from "@/lib/kernel/procedure";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { settingShapes } from "@/lib/kernel/settings";
import { agreeToSetting as agree, endRequest as end, proposeSetting as propose } from "./commands";
import { ChangeSetting, SettingRequest } from "./schema";

const shapeRefusals = refusals({
  unfit_value: { status: 422, says: ({ problem }) => `This cannot hold: ${String(problem)}` },
});

/** Asks for another value of a setting. Refused with what is wrong where the value contradicts itself. */
export const proposeSetting = forSignedInOnce
  .route({ method: "POST", path: "/admin/settings", summary: "Ask for another value of a setting" })
  .input(ChangeSetting)
  .output(z.object({ approvalId: z.string() }))
  .handler(async ({ input, context }) => {
    mustBeFresh(context.session);
    const { name, value, effectiveFrom, reason } = input;
    const fit = settingShapes[name].safeParse(value);
    if (!fit.success) {
      throw new Refusal(shapeRefusals.unfit_value, {
        problem: fit.error.issues[0]?.message ?? "look at it again.",
      });
    }
    const from = effectiveFrom ? new Date(effectiveFrom) : null;
    const change = { name, value, effectiveFrom: from, reason };
    return resultOf(context, await propose(context.actor, context.key, change));
  });

const onRequest = (
  verb: string,
  summary: string,
  decide: Command<{ approvalId: string }, { name: string }>,
) =>
  forSignedInOnce
    .route({ method: "POST", path: `/admin/settings/requests/{id}/${verb}`, summary })
    .input(SettingRequest)
    .output(z.object({ name: z.string() }))
    .handler(async ({ input, context }) => {
      mustBeFresh(context.session);
      return resultOf(context, await decide(context.actor, context.key, { approvalId: input.id }));
    });

/** A second person agrees to a change of a setting. */
export const agreeToSetting = onRequest("agree", "Agree to a change of a setting", agree);

/** A change of a setting is turned down, or taken back. */
export const endSettingRequest = onRequest("end", "Turn down a change of a setting", end);
