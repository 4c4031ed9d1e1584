import { toJson } from "../json";
import { chargeShape } from "../paystack/charges/shape";
import { CURRENCY } from "../paystack/currency";
import type { PaystackWorld } from "../paystack/world";
import { json } from "../replies";
import type { Route } from "../router";
import { ForgeInput, ReplayInput } from "./inputs";
import { postInput } from "./routes";

/** Sends webhooks manually: replays one, or forges one without a payment. */
export function webhookControlRoutes(world: PaystackWorld): Route[] {
  return [
    postInput("/control/webhooks/replay", ReplayInput, async ({ reference, copies, ...how }) => {
      const answers = await world.webhooks.replay(reference, { copies, ...how });
      if (!answers) return json(404, { error: "No webhook of that reference was ever made." });
      return json(200, { sent: copies, answers });
    }),
    postInput(
      "/control/webhooks/forge",
      ForgeInput,
      async ({ reference, event, signature, data, ...claims }) => {
        const shape = { ...claimedShape(world, reference), ...claims, ...data };
        const body = toJson({ event, data: shape });
        const answer = await world.webhooks.forge({ event, reference }, body, signature);
        return json(200, { answer });
      },
    ),
  ];
}

/** A forger's claim: success, even for an unpaid or unknown transaction. */
function claimedShape(world: PaystackWorld, reference: string): Record<string, unknown> {
  const transaction = world.transactions.get(reference);
  const claim = {
    id: world.nextId(),
    domain: "test",
    status: "success",
    reference,
    amount: 100_000,
    currency: CURRENCY,
  };
  return transaction ? chargeShape(transaction) : claim;
}
