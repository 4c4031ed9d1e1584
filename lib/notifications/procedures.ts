import "server-only";
import { brakeProcedures } from "./brake/procedures";
import { inboxProcedures } from "./inbox/procedures";

/** The slice's operations under /api/v1. */
export const notificationProcedures = { ...inboxProcedures, ...brakeProcedures };
