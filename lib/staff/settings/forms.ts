import { type Asset, assets } from "@/lib/assets";
import { limitFields, limitsSay } from "@/lib/assets/airtime/limits";
import { riskRules } from "@/lib/catalog/risk";
import type { SettingName } from "@/lib/kernel/settings";

/** A field of a setting: its path in the value, and its input unit. */
export interface SettingField {
  at: string;
  label: string;
  unit: "naira" | "percent" | "days" | "hours" | "moment" | "day" | "text" | "choice" | "words" | "points";
  choices?: readonly { value: string; label: string }[];
  /** Can be empty, which means no restriction. */
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

const kinds = Object.values<Asset>(assets).map(({ kind, words }) => ({ value: kind, label: words.kind }));

const weightFields: SettingField[] = Object.entries(riskRules).map(([rule, { says }]) => ({
  at: `weights.${rule}`,
  label: says,
  unit: "points",
}));

/** The form of each setting. */
export const settingForms: Record<SettingName, SettingForm> = {
  trade_limits: {
    title: "Limits by verification level",
    says: "How much a person can trade, buying and selling, per trade and per day (Lagos time).",
    fields: levels.flatMap(({ value, label }) => [
      { at: `${value}.tradeMinor`, label: `${label}: per trade`, unit: "naira" as const },
      { at: `${value}.dayMinor`, label: `${label}: per day`, unit: "naira" as const },
    ]),
  },
  commission: {
    title: "Commission",
    says: "When an offer is published, the first row that matches it sets its commission for good. Empty fields match everything.",
    list: "rules",
    fields: [
      { at: "bps", label: "Commission", unit: "percent" },
      { at: "assetKind", label: "Asset", unit: "choice", choices: kinds, optional: true },
      { at: "sellerLevel", label: "Seller", unit: "choice", choices: levels, optional: true },
      { at: "fromMinor", label: "Price from", unit: "naira", optional: true },
      { at: "untilMinor", label: "Price below", unit: "naira", optional: true },
      { at: "startsAt", label: "Starts", unit: "moment", optional: true },
      { at: "endsAt", label: "Ends", unit: "moment", optional: true },
    ],
  },
  airtime_price: {
    title: "Airtime price",
    says: "As a percentage of the airtime’s value.",
    fields: [
      { at: "leastBps", label: "Minimum", unit: "percent" },
      { at: "mostBps", label: "Maximum", unit: "percent" },
    ],
  },
  airtime_networks: { title: "Airtime transfer limits", says: limitsSay, fields: limitFields },
  deposits: {
    title: "Deposits",
    says: "Deposit limits, the amount above which a bank transfer without a sender’s name waits for staff, and the amount above which two people must approve its release.",
    fields: [
      { at: "leastMinor", label: "Minimum", unit: "naira" },
      { at: "mostMinor", label: "Maximum", unit: "naira" },
      { at: "reviewUnknownFromMinor", label: "Review unknown senders from", unit: "naira" },
      { at: "twoPeopleFromMinor", label: "Two approvals to release from", unit: "naira" },
    ],
  },
  payouts: {
    title: "Withdrawals",
    says: "Payout limits, the hold on the first payout to a bank account, and the amount above which two people must approve.",
    fields: [
      { at: "leastMinor", label: "Minimum", unit: "naira" },
      { at: "mostMinor", label: "Maximum", unit: "naira" },
      { at: "holdHours", label: "First payout hold", unit: "hours" },
      { at: "twoPeopleFromMinor", label: "Two approvals from", unit: "naira" },
    ],
  },
  insurance: {
    title: "Insurance fund",
    says: "How much the fund pays per case and month, and the share of commission that it gets until it holds its target.",
    fields: [
      { at: "caseMostMinor", label: "Most per case", unit: "naira" },
      { at: "monthMostBps", label: "Most per month, of what it held at the start", unit: "percent" },
      { at: "shareBps", label: "Share of commission", unit: "percent" },
      { at: "targetMinor", label: "Target", unit: "naira" },
    ],
  },
  disputes: {
    title: "Disputes",
    says: "The price of a trade from which two moderators must agree on a ruling.",
    fields: [{ at: "twoPeopleFromMinor", label: "Two moderators from", unit: "naira" }],
  },
  payout_fees: {
    title: "Payout fee",
    says: "The first row that covers the amount applies. The last row has no upper limit.",
    list: "bands",
    fields: [
      { at: "untilMinor", label: "Up to", unit: "naira", optional: true },
      { at: "feeMinor", label: "Fee", unit: "naira" },
    ],
  },
  texts: {
    title: "Text messages",
    says: "What the provider takes for one part of a text: 160 characters, or 70 where one of them is not in its alphabet, such as ₦.",
    fields: [{ at: "partMinor", label: "Price of a part", unit: "naira" }],
  },
  listings: {
    title: "Review of listings",
    says: "Which listings wait for a moderator. Try a change under Listings, Rules of risk, before you request it.",
    fields: [
      {
        at: "reviewAll",
        label: "Review every listing",
        unit: "choice",
        choices: [
          { value: "no", label: "Only new sellers’ and risky ones" },
          { value: "yes", label: "Every one" },
        ],
      },
      { at: "prohibitedWords", label: "Words of what can’t be sold", unit: "words", optional: true },
      { at: "outsideWords", label: "Words of payment outside", unit: "words", optional: true },
      { at: "contactWords", label: "Words of other ways to get in touch", unit: "words", optional: true },
      ...weightFields,
    ],
  },
  vat: {
    title: "Value added tax",
    says: "The rate within prices of registered sellers, and within our commission. What has been bought keeps the rate of its day.",
    fields: [{ at: "rateBps", label: "Rate", unit: "percent" }],
  },
  company: {
    title: "Our company",
    says: "Who we are on receipts and invoices that are issued from then on.",
    fields: [
      { at: "name", label: "Name", unit: "text" },
      { at: "address", label: "Address", unit: "text" },
      { at: "taxNumber", label: "Tax number", unit: "text" },
    ],
  },
  block_appeals: {
    title: "Appeals against blocks",
    says: "How long a blocked person can appeal, and by when a colleague answers.",
    fields: [
      { at: "withinDays", label: "Appeal within", unit: "days" },
      { at: "answerHours", label: "Answer within", unit: "hours" },
    ],
  },
};

/** The number of additional empty rows of a list. */
export const SPARE_ROWS = 2;

/** A field's name in the browser's form. */
export const fieldName = ({ list }: SettingForm, { at }: SettingField, row = 0): string =>
  list ? `${list}.${row}.${at}` : at;
