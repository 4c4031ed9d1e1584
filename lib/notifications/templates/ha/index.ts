import type { TranslatedTemplates } from "../parts";
import { account, appeals } from "./account";
import { checkouts } from "./checkouts";
import { chargebacks, credits, deposits, insurance } from "./deposits";
import { disputes } from "./disputes";
import { orders } from "./orders";
import { payouts } from "./payouts";
import { security } from "./security";
import { chat, offers, trades } from "./trades";

export const ha: TranslatedTemplates = {
  ...trades,
  ...orders,
  ...checkouts,
  ...disputes,
  ...offers,
  ...chat,
  ...deposits,
  ...credits,
  ...insurance,
  ...chargebacks,
  ...payouts,
  ...account,
  ...appeals,
  ...security,
};
