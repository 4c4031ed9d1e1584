import type { SettingName } from "@/lib/kernel/settings";

/** One thing that can be set: where it stands in the value, and in which unit it is typed. */
export interface SettingField {
  at: string;
  label: string;
  unit: "naira" | "percent" | "hours" | "moment" | "choice";
  choices?: readonly { value: string; label: string }[];
  /** May be left empty: then it does not bind. */
  optional?: boolean;
}

export interface SettingForm {
  title: string;
  says: string;
  /** Single fields, or the columns of a list under this name. */
  list?: string;
  fields: readonly SettingField[];
}

const levels = [
  { value: "BASIC", label: "Basic" },
  { value: "VERIFIED", label: "Verified" },
  { value: "TRUSTED", label: "Trusted" },
] as const;

const assets = [
  { value: "AIRTIME", label: "Airtime" },
  { value: "GOODS", label: "Goods" },
  { value: "CRYPTO", label: "Crypto" },
] as const;

/** How staff see and type each setting. */
export const settingForms: Record<SettingName, SettingForm> = {
  trade_limits: {
    title: "Limits by verification",
    says: "What a person may trade, as buyer and as seller, in one trade and on one day in Lagos.",
    fields: levels.flatMap(({ value, label }) => [
      { at: `${value}.tradeMinor`, label: `${label}: a trade`, unit: "naira" as const },
      { at: `${value}.dayMinor`, label: `${label}: a day`, unit: "naira" as const },
    ]),
  },
  commission: {
    title: "Commission",
    says: "The first row that fits an offer is frozen on it when it is published. What a row leaves empty fits everything.",
    list: "rules",
    fields: [
      { at: "bps", label: "Commission", unit: "percent" },
      { at: "assetKind", label: "Asset", unit: "choice", choices: assets, optional: true },
      { at: "sellerLevel", label: "Seller", unit: "choice", choices: levels, optional: true },
      { at: "fromMinor", label: "Price from", unit: "naira", optional: true },
      { at: "untilMinor", label: "Price below", unit: "naira", optional: true },
      { at: "startsAt", label: "Starts", unit: "moment", optional: true },
      { at: "endsAt", label: "Ends", unit: "moment", optional: true },
    ],
  },
  airtime_price: {
    title: "Price of airtime",
    says: "As a share of its face value.",
    fields: [
      { at: "leastBps", label: "Lowest", unit: "percent" },
      { at: "mostBps", label: "Highest", unit: "percent" },
    ],
  },
  deposits: {
    title: "Funding",
    says: "One payment in, and from where on a bank transfer without a sender’s name waits for staff.",
    fields: [
      { at: "leastMinor", label: "Least", unit: "naira" },
      { at: "mostMinor", label: "Most", unit: "naira" },
      { at: "reviewUnknownFromMinor", label: "Unknown sender waits from", unit: "naira" },
    ],
  },
  payouts: {
    title: "Withdrawals",
    says: "One payout, how long the first one to a bank account waits, and from where on two members of staff must agree.",
    fields: [
      { at: "leastMinor", label: "Least", unit: "naira" },
      { at: "mostMinor", label: "Most", unit: "naira" },
      { at: "holdHours", label: "First payout waits", unit: "hours" },
      { at: "twoPeopleFromMinor", label: "Two people from", unit: "naira" },
    ],
  },
  payout_fees: {
    title: "Fee of a withdrawal",
    says: "The first row that reaches the amount. The last row has no end.",
    list: "bands",
    fields: [
      { at: "untilMinor", label: "Up to", unit: "naira", optional: true },
      { at: "feeMinor", label: "Fee", unit: "naira" },
    ],
  },
};

/** The empty rows that a list offers beside those it has. */
export const SPARE_ROWS = 2;

/** A field's name in the browser's form. */
export const fieldName = ({ list }: SettingForm, { at }: SettingField, row = 0): string =>
  list ? `${list}.${row}.${at}` : at;
