import { z } from "zod";
import { runAct } from "@/lib/testing/run-act";
import { acceptOffer, approveTrade } from ".";

const offer = { offerId: z.string(), delivery: z.record(z.string(), z.string()) };
const Accept = z.object({ ...offer, offerVersion: z.coerce.bigint(), priceMinor: z.coerce.bigint() });
const Approve = z.object({ tradeId: z.string() });

await runAct({
  accept: (id = "", key = "", input = "") =>
    acceptOffer({ id, roles: [] }, key, Accept.parse(JSON.parse(input))),
  approve: (id = "", key = "", input = "") =>
    approveTrade({ id, roles: [] }, key, Approve.parse(JSON.parse(input))),
});
