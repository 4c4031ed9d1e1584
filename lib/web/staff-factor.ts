import "server-only";
import { env } from "@/lib/kernel/env";

/** Whether a member of staff still lacks the required second factor. */
export const needsStaffFactor = ({
  roles,
  hasFactor,
}: {
  roles: readonly string[];
  hasFactor: boolean;
}): boolean => env().STAFF_FACTOR === "required" && roles.length > 0 && !hasFactor;
