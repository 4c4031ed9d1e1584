import type { NoticeKey } from "../../kinds";
import type { TemplateParts } from "../parts";
import { account, appeals } from "./account";
import { checkouts } from "./checkouts";
import { chargebacks, credits, deposits, insurance } from "./deposits";
import { digest } from "./digest";
import { disputes } from "./disputes";
import { listings } from "./listings";
import { chat, offers } from "./offers";
import { orders } from "./orders";
import { payouts } from "./payouts";
import { security } from "./security";
import { staff } from "./staff";
import { support } from "./support";
import { trades } from "./trades";
import { favourite, match } from "./watch";

export const en: Readonly<Record<NoticeKey, TemplateParts>> = {
  ...trades,
  ...orders,
  ...checkouts,
  ...disputes,
  ...offers,
  ...listings,
  ...match,
  ...favourite,
  ...chat,
  ...deposits,
  ...credits,
  ...insurance,
  ...chargebacks,
  ...payouts,
  ...account,
  ...appeals,
  ...security,
  ...support,
  ...staff,
  ...digest,
};
