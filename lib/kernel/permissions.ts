import type { Actor } from "./command";
import { kernelRefusals, Refusal, refusals } from "./refusal";

const permissionRefusals = refusals({
  own_money: { status: 403, says: "This is your own money: a colleague has to decide about it." },
});

/** Whether this member of staff may see other people's money. */
export const isFinance = ({ roles }: Pick<Actor, "roles">): boolean =>
  roles.includes("FINANCE") || roles.includes("ADMIN");

/** For what only finance may see or do: for everybody else it does not exist. Throws Refusal not_found. */
export function mustBeFinance(by: Actor): void {
  if (!isFinance(by)) throw new Refusal(kernelRefusals.not_found);
}

/** Nobody decides about their own money. Throws Refusal not_found, own_money. */
export function mustBeFinanceFor(by: Actor, ownerId: string): void {
  mustBeFinance(by);
  if (by.id === ownerId) throw new Refusal(permissionRefusals.own_money);
}
