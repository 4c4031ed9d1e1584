import { importPast } from "../paystack/import";
import { PastInput } from "../paystack/past";
import type { PaystackWorld } from "../paystack/world";
import { json } from "../replies";
import type { Route } from "../router";
import { postInput } from "./routes";

/** `POST /control/paystack/import`: imports past records from a merchant's database; {imported}. */
export const importRoute = (world: PaystackWorld): Route =>
  postInput("/control/paystack/import", PastInput, (past) =>
    json(201, { imported: importPast(world, past) }),
  );
