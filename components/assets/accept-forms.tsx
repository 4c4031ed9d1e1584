import { createElement, type ReactNode } from "react";
import type { AssetKind } from "@/lib/assets";
import { AcceptAirtime } from "./airtime/offer-accept";
import type { AcceptFormProps } from "./asset-ui";
import { AcceptSwap, AcceptVoucher } from "./test-kinds/offer-accept";

type AcceptFormOf<Kind extends AssetKind> = (props: AcceptFormProps<Kind>) => ReactNode;

/**
 * What a buyer of each kind gives, and the button that pays. Apart from how kinds look, because a page that shows offers would
 * load the scripts of all these forms.
 */
const forms: { readonly [Kind in AssetKind]: AcceptFormOf<Kind> } = {
  AIRTIME: AcceptAirtime,
  GOODS: NotForSale,
  VOUCHER: AcceptVoucher,
  SWAP: AcceptSwap,
};

/** Goods are bought from their listing. */
function NotForSale() {
  return null;
}

const formOf = <Kind extends AssetKind>(kind: Kind): AcceptFormOf<Kind> => forms[kind];

/** The form of the offer's kind. */
export const AcceptForm = (props: AcceptFormProps) => createElement(formOf(props.offer.kind), props);
