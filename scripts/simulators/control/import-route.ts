import { importPast } from "../paystack/import";
import { PastInput } from "../paystack/past";
import type { PaystackWorld } from "../paystack/world";
import { json } from "../replies";
import type { Route } from "../router";
import { take } from "./routes";

/** `POST /control/paystack/import`: what a shop's books say of the past, in one call; {imported}. */
export const importRoute = (world: PaystackWorld): Route =>
  take("/control/paystack/import", PastInput, (past) => json(201, { imported: importPast(world, past) }));
