import "server-only";
import { HOUR } from "@/lib/kernel/clock";
import type { Actor } from "@/lib/kernel/command";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { mediaEvents } from "./events";
import { IMAGE_SIDES } from "./images/sizes";
import { type MediaUse, readShown } from "./shelf";
import { sweep } from "./sweep";
import { dropBytes, rewrapDataKeys } from "./vault";

/** A sweep lists the whole store. */
const SWEEP_EVERY_MS = HOUR;

/** Files for those who may see them, and the work on files, from what the slices do with them. */
export function mediaOf(uses: readonly MediaUse[]) {
  let nextSweepAt = 0;
  return {
    show: (...asked: Parameters<typeof readShown> extends [unknown, ...infer Rest] ? Rest : never) =>
      readShown(uses, ...asked),
    /** A picture for a listing in the size of this longest side, in pixels, or as large as it is. */
    showImage: (viewer: Actor | null, imageId: string, side: number) => {
      const page = IMAGE_SIDES.findIndex((one) => one === side) + 1;
      if (page === 0) return Promise.resolve(undefined);
      return readShown(uses, viewer, { mediaId: imageId, page, orLast: true, purpose: "listing" });
    },
    sweep: () => sweep(uses),
    reactions: {
      on: [on(mediaEvents.removed, { "media.drop_bytes": ({ mediaId }) => dropBytes(mediaId) })],
      everyMinute: {
        "media.rewrap_keys": rewrapDataKeys,
        "media.sweep": async () => {
          if (Date.now() < nextSweepAt) return;
          nextSweepAt = Date.now() + SWEEP_EVERY_MS;
          await sweep(uses);
        },
      },
      priority: 10,
    } satisfies Reactions,
  };
}
