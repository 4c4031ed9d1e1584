import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { recordChecks } from "./checks";
import { recordProcedures } from "./procedures";
import { publishRoots } from "./roots";
import { sweepRecords } from "./sweep";

export const contribution = {
  slice: "records",
  reactions: { everyMinute: { "records.publish_roots": publishRoots, "records.sweep": sweepRecords } },
  checks: recordChecks,
  operations: recordProcedures,
} satisfies Contribution;
