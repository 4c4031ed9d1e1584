import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutRole = z.object({ userId: z.guid(), role: z.string() });

export const roleEvents = events("role", { granted: aboutRole, ended: aboutRole });

const aboutTaken = z.object({ breakGlassId: z.guid() });

export const breakGlassEvents = events("break_glass", { taken: aboutTaken, ratified: aboutTaken });

export const staffPasskeyEvents = events("staff_passkey", {
  /** An older passkey has signed a new one. */
  vouched: z.object({ id: z.guid() }),
});
