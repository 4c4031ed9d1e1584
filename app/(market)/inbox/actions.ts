"use server";
import { z } from "zod";
import { notificationProcedures } from "@/lib/notifications/procedures";
import { formAction } from "@/lib/web/form-action";

/** Marks everything up to the newest notice that the page shows. */
export const readAll = formAction(notificationProcedures.markNotificationsRead, {
  form: z.object({ upTo: z.uuid() }),
  leadsTo: () => "/inbox",
});
