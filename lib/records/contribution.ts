import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { recordChecks } from "./checks";
import { recordProcedures } from "./procedures";
import { publishRoots } from "./roots";
import { sweepAudit, sweepRecords } from "./sweep";

export const contribution = {
  slice: "records",
  reactions: {
    everyMinute: {
      "records.publish_roots": publishRoots,
      "records.sweep": sweepRecords,
      "records.sweep_audit": sweepAudit,
    },
  },
  checks: recordChecks,
  operations: recordProcedures,
} satisfies Contribution;
