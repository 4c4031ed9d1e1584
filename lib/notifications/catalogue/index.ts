import { accountNotices } from "./account";
import { depositNotices } from "./deposits";
import { offerNotices } from "./offers";
import { outageNotices } from "./outages";
import { payoutNotices } from "./payouts";
import { securityNotices } from "./security";
import type { Source } from "./source";
import { staffNotices } from "./staff";
import { tradeNotices } from "./trades";

/** Which event makes which kinds of notice, to whom. */
export const catalogue: readonly Source[] = [
  ...tradeNotices,
  ...outageNotices,
  ...offerNotices,
  ...depositNotices,
  ...payoutNotices,
  ...accountNotices,
  ...securityNotices,
  ...staffNotices,
];
