import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

/** `keys`: what has changed, with commas between. */
export const settingsEvents = events("settings", { changed: z.object({ keys: z.string() }) });
