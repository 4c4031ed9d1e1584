import type { Actor } from "@/lib/kernel/command";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";

/** Whether somebody holds any staff role. */
export const isStaff = ({ roles }: Pick<Actor, "roles">): boolean => roles.length > 0;

/** For all that only staff may see or do: for everybody else it does not exist. Throws Refusal not_found. */
export function mustBeStaff(by: Actor): void {
  if (!isStaff(by)) throw new Refusal(kernelRefusals.not_found);
}
