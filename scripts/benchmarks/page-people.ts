// Makes two people with a trade between them under way, on the database of its DATABASE_URL, and tells its parent who
// they are.
import { hash } from "@node-rs/argon2";
import { disconnect, query, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import { beginTrade } from "@/lib/trades";
import { fund, makePeople, publishOffers } from "./people";
import { accept } from "./trading";

export interface Credentials {
  email: string;
  password: string;
}

export interface Parties {
  buyer: Credentials;
  seller: Credentials;
  tradeId: string;
}

const password = "correct-horse-battery";

const [buyer, seller] = await makePeople(2);
invariant(buyer && seller, "two people were asked for");
await fund(buyer);
const [offerId] = await publishOffers(seller, 1);
invariant(offerId, "one offer was published");
const tradeId = await accept(buyer, offerId);
await beginTrade(seller, crypto.randomUUID(), { tradeId });
const passwordHash = await hash(password);
const enabled = async (id: string): Promise<Credentials> => {
  const [person] = await query<{ email: string }>(
    sql`update app_user set password_hash = ${passwordHash} where id = ${id}::uuid returning email`,
  );
  invariant(person, "the person was just made");
  return { email: person.email, password };
};
process.send?.({
  buyer: await enabled(buyer.id),
  seller: await enabled(seller.id),
  tradeId,
} satisfies Parties);
await disconnect();
process.disconnect?.();
