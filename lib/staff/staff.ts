import type { Actor } from "@/lib/kernel/command";
import { refusalFor } from "@/lib/kernel/permissions";

/** Whether the actor has any staff role. */
export const isStaff = ({ roles }: Pick<Actor, "roles">): boolean => roles.length > 0;

/** Throws Refusal not_found unless the actor is staff; step_up_needed if they have been away. */
export function mustBeStaff(by: Actor): void {
  if (!isStaff(by)) throw refusalFor(by);
}
