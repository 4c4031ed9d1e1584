import type { AssetKind } from "@/lib/assets";
import { airtimeUi } from "./airtime";
import type { AssetUi } from "./asset-ui";

export type { AssetUi, OfferCardProps } from "./asset-ui";

/** How each kind of asset looks. */
const uis = { AIRTIME: airtimeUi } satisfies { [Kind in AssetKind]: AssetUi<Kind> };

export const uiOf = (kind: AssetKind): AssetUi<AssetKind> => uis[kind];
