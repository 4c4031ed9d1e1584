import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { checkTaxNumber, sendTaxNumber } from "./commands";

let made = 0;

/** A tax number that nobody has sent yet. */
export const freshNumber = (): string => `${String(10_000_000 + ++made)}-0001`;

/** A number that a seller has sent, and waits to be checked. */
export async function sentNumber(seller: TestUser, number = freshNumber(), name = seller.name) {
  const { result } = await sendTaxNumber(seller.actor, newId(), { number, name });
  return { id: result.taxNumberId, number };
}

/** A seller is registered for VAT from now on. */
export async function registered(app: TestApp, seller: TestUser): Promise<{ id: string; number: string }> {
  const amina = await makeUser(app, "Amina Sule", { staffRoles: ["COMPLIANCE"] });
  const sent = await sentNumber(seller);
  await checkTaxNumber(amina.actor, newId(), sent);
  return sent;
}
