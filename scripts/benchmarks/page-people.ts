// Makes somebody who looks at pages, with a trade of theirs under way, on the database of its DATABASE_URL, and tells its
// parent who that is.
import { hash } from "@node-rs/argon2";
import { disconnect, query, sql } from "@/lib/db";
import { invariant } from "@/lib/refusal";
import { beginTrade } from "@/lib/trades";
import { fund, makePeople, publishOffers } from "./people";
import { accept } from "./trading";

export interface Looker {
  email: string;
  password: string;
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
const [person] = await query<{ email: string }>(sql`
  update app_user set password_hash = ${await hash(password)} where id = ${buyer.id}::uuid returning email`);
invariant(person, "the buyer was just made");
process.send?.({ email: person.email, password, tradeId } satisfies Looker);
await disconnect();
process.disconnect?.();
