import type { Actor } from "@/lib/kernel/command";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";

/** Whether the actor has any staff role. */
export const isStaff = ({ roles }: Pick<Actor, "roles">): boolean => roles.length > 0;

/** Throws Refusal not_found unless the actor is staff. */
export function mustBeStaff(by: Actor): void {
  if (!isStaff(by)) throw new Refusal(kernelRefusals.not_found);
}
