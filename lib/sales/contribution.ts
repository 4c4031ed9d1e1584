import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { salesProcedures } from "./procedures";

export const contribution = { slice: "sales", operations: salesProcedures } satisfies Contribution;
