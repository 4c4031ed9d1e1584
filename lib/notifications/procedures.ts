import "server-only";
import { inboxProcedures } from "./inbox/procedures";
import { logProcedures } from "./log/procedures";
import { preferenceProcedures } from "./preferences/procedures";
import { unsubscribeProcedures } from "./unsubscribe/procedures";

/** The slice's operations under /api/v1. */
export const notificationProcedures = {
  ...inboxProcedures,
  ...preferenceProcedures,
  ...unsubscribeProcedures,
  ...logProcedures,
};
