import "server-only";
import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { queryOne, sql } from "@/lib/kernel/db";
import { typedWhole } from "@/lib/kernel/input/fields";
import { forStaff, resultOf, staffOnce } from "@/lib/kernel/procedure";
import { closeOutage, openOutage, renewOutage } from "./commands";
import { BACKDATED_MINUTES } from "./machine";
import { listOutages } from "./queries";
import { outageScopes } from "./scopes";

const Id = z.strictObject({ id: z.uuid() });
const Moved = z.object({ outageId: z.string() });
const time = z.iso.datetime();

export const MarkOutage = z.strictObject({
  scope: z.enum(Object.keys(outageScopes) as [string, ...string[]], { error: "Choose what is down." }),
  /** How long ago it began. */
  minutesAgo: typedWhole(0, BACKDATED_MINUTES).default(0),
  reason: reasonSchema,
  reasonCode: reasonCodeOf("mark_outage"),
});

export const outages = forStaff("outage.mark", "dagor")
  .route({ method: "GET", path: "/admin/outages", summary: "Outages, open ones first" })
  .input(z.strictObject({}))
  .output(
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          what: z.string(),
          source: z.enum(["staff", "health", "heartbeat"]),
          reason: z.string(),
          startedAt: time,
          until: time,
          endedAt: time.nullable(),
          stopped: z.number().int(),
        }),
      ),
    }),
  )
  .handler(async ({ context }) => ({
    items: (await listOutages(context.actor)).map(({ startedAt, until, endedAt, ...outage }) => ({
      ...outage,
      startedAt: startedAt.toISOString(),
      until: until.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  }));

export const markOutage = staffOnce("outage.mark")
  .route({ method: "POST", path: "/admin/outages", summary: "Record an outage, which stops deadlines" })
  .input(MarkOutage)
  .output(Moved)
  .handler(async ({ input: { minutesAgo, ...given }, context }) => {
    const clock = await queryOne<{ at: Date }>(sql`
      select app_now() - make_interval(mins => ${minutesAgo}::int) as at`);
    return resultOf(
      context,
      await openOutage(context.actor, context.key, { ...given, startedAt: clock?.at ?? new Date() }),
    );
  });

export const renew = staffOnce("outage.mark")
  .route({ method: "POST", path: "/admin/outages/{id}/renew", summary: "Renew an outage for six hours" })
  .input(Id)
  .output(Moved)
  .handler(async ({ input, context }) =>
    resultOf(context, await renewOutage(context.actor, context.key, input)),
  );

export const close = staffOnce("outage.mark")
  .route({ method: "POST", path: "/admin/outages/{id}/close", summary: "Close an outage" })
  .input(Id)
  .output(Moved)
  .handler(async ({ input, context }) =>
    resultOf(context, await closeOutage(context.actor, context.key, input)),
  );
