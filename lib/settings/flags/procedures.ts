import "server-only";
import { z } from "zod";
import { aloneOrRequested } from "@/lib/kernel/approvals/approvable";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { flagSubjectOf, flagsFor } from "@/lib/kernel/flags";
import { flagKeys } from "@/lib/kernel/flags/flags";
import { forAnyone, reauthenticatedStaff, resultOf, staffOnce } from "@/lib/kernel/procedure";
import { adjustFlag, changeFlag, killFlag } from "./commands";
import { ChangeFlag, flagKey } from "./schema";

const tags = ["admin"];

const answers = z.object(Object.fromEntries(flagKeys.map((key) => [key, z.boolean()])));

/** The caller's flags: answers, never rules. */
const ownFlags = forAnyone
  .route({ method: "GET", path: "/settings/flags", tags: ["settings"], summary: "Get your feature flags" })
  .output(answers)
  .handler(({ context }) => {
    context.mayBeKept?.("private, no-cache");
    return flagsFor(flagSubjectOf(context));
  });

/** Changes a flag at once where one person may, and requests it otherwise. */
export const setFlag = reauthenticatedStaff("flag.change")
  .route({ method: "POST", path: "/admin/flags/{key}", tags, summary: "Change a feature flag" })
  .input(ChangeFlag)
  .output(z.object({ key: flagKey.optional(), approvalId: z.string().optional() }))
  .handler(async ({ input, context }) => {
    const { actor, key } = context;
    const done = resultOf(
      context,
      await aloneOrRequested(actor, key, input, { alone: adjustFlag, byTwo: changeFlag }),
    );
    return "approvalId" in done ? { approvalId: done.approvalId } : done;
  });

/** Needs no reauthentication: it only takes away, and seconds count. */
export const switchOff = staffOnce("flag.kill")
  .route({
    method: "POST",
    path: "/admin/flags/{key}/kill",
    tags,
    summary: "Switch a feature off for everyone",
  })
  .input(z.strictObject({ key: flagKey, reason: reasonSchema, reasonCode: reasonCodeOf("kill_flag") }))
  .output(z.object({ key: flagKey }))
  .handler(async ({ input, context }) =>
    resultOf(context, await killFlag(context.actor, context.key, input)),
  );

export const flagOperations = { ownFlags, setFlag, switchOff };
