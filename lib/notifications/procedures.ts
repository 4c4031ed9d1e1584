import "server-only";
import { brakeProcedures } from "./brake/procedures";
import { inboxProcedures } from "./inbox/procedures";
import { logProcedures } from "./log/procedures";
import { preferenceProcedures } from "./preferences/procedures";
import { pushProcedures } from "./push/procedures";
import { templateProcedures } from "./templates/editor/procedures";
import { unsubscribeProcedures } from "./unsubscribe/procedures";

/** The slice's operations under /api/v1. */
export const notificationProcedures = {
  ...inboxProcedures,
  ...preferenceProcedures,
  ...unsubscribeProcedures,
  ...pushProcedures,
  ...brakeProcedures,
  ...logProcedures,
  ...templateProcedures,
};
