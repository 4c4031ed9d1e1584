import "server-only";
import { readHandoverDigits } from "@/lib/trades/parcel/notice-facts";
import type { Arguments } from "../arguments";
import type { Waiting } from "./waiting";

/**
 * What only the text message itself may hold, as arguments beside those of its notice. It is read as the text is written: the notice, its
 * delivery, the inbox and the feed have none of it.
 */
export async function secretsOf({
  key,
  group,
  userId,
}: Pick<Waiting, "key" | "group" | "userId">): Promise<Arguments> {
  if (key !== "order.sent") return {};
  const tradeId = /^trade:(.+)$/.exec(group)?.[1];
  const digits = tradeId && (await readHandoverDigits(tradeId, userId));
  return digits ? { code: digits } : {};
}
