import { z } from "zod";
import { acceptOffer, approveTrade } from ".";

// A process of its own that does one command and, where a failpoint is armed, is killed in the middle of it.
const [act, id = "", key = "", input = "{}"] = process.argv.slice(2);
const actor = { id, roles: [] };

if (act === "accept") {
  const offer = { offerId: z.string(), recipientPhone: z.string() };
  const Accept = z.object({ ...offer, offerVersion: z.coerce.bigint(), priceMinor: z.coerce.bigint() });
  await acceptOffer(actor, key, Accept.parse(JSON.parse(input)));
} else {
  await approveTrade(actor, key, z.object({ tradeId: z.string() }).parse(JSON.parse(input)));
}
process.exit(0);
