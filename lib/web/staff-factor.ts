import "server-only";
import { env } from "@/lib/kernel/env";

/** Whether somebody on the staff has still to set up a second factor before they may act as such. */
export const needsStaffFactor = ({
  roles,
  hasFactor,
}: {
  roles: readonly string[];
  hasFactor: boolean;
}): boolean => env().STAFF_FACTOR === "required" && roles.length > 0 && !hasFactor;
