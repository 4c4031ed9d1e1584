import "server-only";
import { z } from "zod";
import { forAnyone, resultOf, staffOnce } from "@/lib/kernel/procedure";
import { audiences, isFor, languages, placements } from "./banners";
import * as commands from "./commands";
import { runningBanners } from "./queries";
import { PublishBanner } from "./schema";

const tags = ["admin"];
const Done = z.object({ bannerId: z.string() });

export const publishBanner = staffOnce("banner.publish", "d")
  .route({ method: "POST", path: "/admin/banners", successStatus: 201, tags, summary: "Publish a banner" })
  .input(PublishBanner)
  .output(Done)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.publishBanner(context.actor, context.key, input)),
  );

export const endBanner = staffOnce("banner.publish", "d")
  .route({ method: "POST", path: "/admin/banners/{id}/end", tags, summary: "End a banner" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(Done)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.endBanner(context.actor, context.key, input)),
  );

const keysOf = <Key extends string>(names: Record<Key, string>) => Object.keys(names) as [Key, ...Key[]];

/** What the caller sees. */
const ownBanners = forAnyone
  .route({ method: "GET", path: "/settings/banners", tags: ["settings"], summary: "Get banners for you" })
  .output(
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          placement: z.enum(keysOf(placements)),
          audience: z.enum(keysOf(audiences)),
          bodies: z.partialRecord(z.enum(keysOf(languages)), z.string()),
        }),
      ),
    }),
  )
  .handler(async ({ context: { actor, session, mayBeKept } }) => {
    mayBeKept?.("private, max-age=600");
    const reader = actor && {
      level: session?.level ?? "",
      isSeller: session?.isSeller ?? false,
      roles: actor.roles,
    };
    const all = await runningBanners();
    return { items: all.filter(({ audience }) => isFor(audience, reader)) };
  });

export const bannerOperations = { ownBanners, publishBanner, endBanner };
