"use server";
import { bulk } from "@/lib/composition";
import { startBulkForm } from "@/lib/staff/bulk/schema";
import { formAction } from "@/lib/web/form-action";

/** Starts an act on the previewed rows, and leads to its progress. */
export const start = formAction(bulk.operations.startBulk, {
  form: startBulkForm,
  leadsTo: ({ bulkId }) => `/admin/bulk/${bulkId}`,
  refreshes: true,
});

/** Stops it before its next row. */
export const stop = formAction(bulk.operations.stopBulk, {
  leadsTo: (_result, { bulkId = "" }) => `/admin/bulk/${bulkId}`,
});
