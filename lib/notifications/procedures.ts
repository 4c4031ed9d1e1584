import "server-only";
import { inboxProcedures } from "./inbox/procedures";
import { pushProcedures } from "./push/procedures";

/** The slice's operations under /api/v1. */
export const notificationProcedures = { ...inboxProcedures, ...pushProcedures };
