import "server-only";
import type { z } from "zod";
import { after, DAY } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { changedNow } from "../events";
import { BANNER_DAYS, banner } from "./machine";
import type { PublishBanner } from "./schema";

export const bannerRefusals = refusals({
  end_before_start: { status: 422, says: "Choose an end after the start.", field: "endsAt" },
  runs_too_long: { status: 422, says: "A banner runs for 90 days at most.", field: "endsAt" },
  banner_over: { status: 409, says: "This banner has ended already." },
});

type NewBanner = z.output<typeof PublishBanner>;

/**
 * Publishes a banner, from now or from a later time on.
 * @throws Refusal - not_found, end_before_start, runs_too_long
 */
export const publishBanner = command<NewBanner, { version: bigint }, { bannerId: string }>({
  act: "banner.publish",
  read: () => sql`select settings_version() as version`,
  decide({ now, version }, { placement, audience, bodies, startsAt, endsAt }, by) {
    mustHold(by, "banner.publish");
    const wanted = startsAt === null ? now : new Date(startsAt);
    const [start, end] = [wanted > now ? wanted : now, new Date(endsAt)];
    if (end <= start) throw new Refusal(bannerRefusals.end_before_start);
    if (end > after(now, BANNER_DAYS * DAY)) throw new Refusal(bannerRefusals.runs_too_long);
    const id = newId();
    return {
      subject: { kind: "banner", id },
      insert: [{ table: "banner", row: { id, placement, audience, bodies, startsAt: start, endsAt: end } }],
      audit: [
        {
          actorId: by.id,
          act: "banner.publish",
          subjectKind: "banner",
          subjectId: id,
          detail: { placement, audience, bodies },
        },
      ],
      // A later start is announced when it comes.
      events: start > now ? [] : [changedNow("banners", version)],
      result: { bannerId: id },
    };
  },
});

/**
 * Ends a banner before its time.
 * @throws Refusal - not_found, banner_over
 */
export const endBanner = command<
  { id: string },
  { version: bigint; isOver: boolean; settingsVersion: bigint },
  { bannerId: string }
>({
  act: "banner.end",
  read: ({ id }) => sql`
    select version, ended_at is not null or ends_at <= app_now() as is_over, settings_version()
    from banner where id = ${id}::uuid`,
  decide({ version, isOver, settingsVersion }, { id }, by) {
    mustHold(by, "banner.publish");
    if (isOver) throw new Refusal(bannerRefusals.banner_over);
    return {
      subject: { kind: "banner", id },
      rows: [banner.move({ id, version }, "end")],
      audit: [{ actorId: by.id, act: "banner.end", subjectKind: "banner", subjectId: id }],
      events: [changedNow("banners", settingsVersion)],
      result: { bannerId: id },
    };
  },
});
