import { ProveFirst } from "@/components/identity/prove-first";
import { RestrictionNotice } from "@/components/identity/restriction-notice";
import type { Viewer } from "@/lib/identity";
import { openTradesUnder } from "@/lib/identity/restrictions/refusals";
import { stopping } from "@/lib/identity/restrictions/restrictions";

/** What keeps the viewer from publishing anything, with the way out; null where nothing does. `here` is where they come back to. */
export function publishObstacle(viewer: Viewer, here: string) {
  if (!viewer.emailProven || !viewer.phoneProven) {
    return <ProveFirst next={here}>Then you can add money, buy and sell.</ProveFirst>;
  }
  const stop = stopping(viewer.restrictions, "publish");
  return stop ? <RestrictionNotice restriction={stop} rest={openTradesUnder(stop)} /> : null;
}
