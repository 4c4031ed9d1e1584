import type { TranslatedTemplates } from "../parts";
import { account, appeals } from "./account";
import { chargebacks, credits, deposits, insurance } from "./deposits";
import { payouts } from "./payouts";
import { security } from "./security";
import { chat, disputes, offers, trades } from "./trades";

export const pcm: TranslatedTemplates = {
  ...trades,
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
