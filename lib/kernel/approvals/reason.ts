import { written } from "@/lib/kernel/input/fields";

/** The reason for a request, shown to the approver and kept in the audit log: 10 to 2,000 characters. */
export const reasonSchema = written("Give a reason of at least 10 characters.", 10).max(
  2_000,
  "Use 2,000 characters or fewer.",
);
