import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

/** `keys`: what has changed, with commas between. `version`: that of all settings from then on. */
export const settingsEvents = events("settings", {
  changed: z.object({ keys: z.string(), version: z.string() }),
});

/** The event of a commit that changes what pages show, decided at this version of the settings. */
export const changedNow = (key: string, version: bigint) =>
  settingsEvents.changed({ keys: key, version: String(version + 1n) });
