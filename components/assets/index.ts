import type { AssetKind } from "@/lib/assets";
import { airtimeUi } from "./airtime";
import type { AssetUi } from "./asset-ui";
import { goodsUi } from "./goods";
import { swapUi, voucherUi } from "./test-kinds";

export type { AssetUi, OfferCardProps } from "./asset-ui";

/** How each kind of asset looks. */
const uis: { readonly [Kind in AssetKind]: AssetUi<Kind> } = {
  AIRTIME: airtimeUi,
  GOODS: goodsUi,
  VOUCHER: voucherUi,
  SWAP: swapUi,
};

export const uiOf = <Kind extends AssetKind>(kind: Kind): AssetUi<Kind> => uis[kind];
