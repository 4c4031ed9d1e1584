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

const aboutCase = z.object({ kind: z.string(), subjectId: z.guid() });

export const caseEvents = events("case", {
  /** It was claimed, given to a colleague or returned. */
  assigned: aboutCase,
  /** Not looked at, or not decided, in time. `userId`: whose money it is. */
  late: aboutCase.extend({ stage: z.enum(["look", "end"]), userId: z.guid().nullable() }),
});
