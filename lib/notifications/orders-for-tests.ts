import type { TestUser } from "@/lib/testing/world";
import { type InboxNotice, latestNotices } from "./inbox/queries";

/** What a person has of orders, trades and disputes, oldest first. */
export async function dealingsOf({ id }: Pick<TestUser, "id">): Promise<InboxNotice[]> {
  const all = await latestNotices(id, { limit: 100 });
  return all.filter(({ key }) => /^(order|trade|dispute)\./.test(key)).toReversed();
}

/** Their kinds. */
export const dealingKeys = async (person: Pick<TestUser, "id">): Promise<string[]> =>
  (await dealingsOf(person)).map(({ key }) => key);

/** The newest of them. */
export const lastDealing = async (person: Pick<TestUser, "id">): Promise<InboxNotice | undefined> =>
  (await dealingsOf(person)).at(-1);

/** The kinds that remind, and what they say, oldest first. */
export const remindersTo = async (person: Pick<TestUser, "id">): Promise<InboxNotice[]> =>
  (await dealingsOf(person)).filter(({ key }) => /^order\.(half_time|last_fifth)$/.test(key));
