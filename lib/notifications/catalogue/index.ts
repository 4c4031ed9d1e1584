import { accountNotices } from "./account";
import { checkoutNotices } from "./checkouts";
import { depositNotices } from "./deposits";
import { disputeNotices } from "./disputes";
import { listingNotices } from "./listings";
import { offerNotices } from "./offers";
import { orderNotices } from "./orders";
import { outageNotices } from "./outages";
import { payoutNotices } from "./payouts";
import { securityNotices } from "./security";
import type { Source } from "./source";
import { staffNotices } from "./staff";
import { supportNotices } from "./support";
import { tradeNotices } from "./trades";
import { watchNotices } from "./watch";

/** Which event makes which kinds of notice, to whom. */
export const catalogue: readonly Source[] = [
  ...tradeNotices,
  ...orderNotices,
  ...checkoutNotices,
  ...disputeNotices,
  ...outageNotices,
  ...offerNotices,
  ...listingNotices,
  ...watchNotices,
  ...depositNotices,
  ...payoutNotices,
  ...accountNotices,
  ...securityNotices,
  ...supportNotices,
  ...staffNotices,
];
