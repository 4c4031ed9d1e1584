import "server-only";
import { HOUR } from "@/lib/kernel/clock";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { mediaEvents } from "./events";
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
