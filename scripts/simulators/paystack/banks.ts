import { json, type Reply } from "../replies";
import type { Request } from "../router";
import { paystackError } from "./errors";
import type { Endpoint } from "./gate";
import type { PaystackWorld } from "./world";

export type Bank = { id: number; code: string; name: string; slug: string };

/** Banks as Paystack knows them, by code. */
const namesByCode: Record<string, string> = {
  "044": "Access Bank",
  "063": "Access Bank (Diamond)",
  "035A": "ALAT by WEMA",
  "023": "Citibank Nigeria",
  "050": "Ecobank Nigeria",
  "070": "Fidelity Bank",
  "011": "First Bank of Nigeria",
  "214": "First City Monument Bank",
  "00103": "Globus Bank",
  "058": "Guaranty Trust Bank",
  "030": "Heritage Bank",
  "301": "Jaiz Bank",
  "082": "Keystone Bank",
  "50211": "Kuda Bank",
  "50515": "Moniepoint MFB",
  "999992": "OPay Digital Services Limited (OPay)",
  "999991": "PalmPay",
  "526": "Parallex Bank",
  "076": "Polaris Bank",
  "101": "Providus Bank",
  "125": "Rubies MFB",
  "51310": "Sparkle Microfinance Bank",
  "221": "Stanbic IBTC Bank",
  "068": "Standard Chartered Bank",
  "232": "Sterling Bank",
  "100": "Suntrust Bank",
  "302": "TAJ Bank",
  "102": "Titan Bank",
  "032": "Union Bank of Nigeria",
  "033": "United Bank For Africa",
  "215": "Unity Bank",
  "566": "VFD Microfinance Bank Limited",
  "035": "Wema Bank",
  "057": "Zenith Bank",
};

/** All banks, sorted by name. */
export const banks: readonly Bank[] = Object.entries(namesByCode)
  .map(([code, name]) => ({ code, name, slug: slugOf(name) }))
  .toSorted((a, b) => a.name.localeCompare(b.name))
  .map((bank, index) => ({ id: index + 1, ...bank }));

const byCode = new Map(banks.map((bank) => [bank.code, bank]));

export function bankOf(code: unknown): Bank | undefined {
  return typeof code === "string" ? byCode.get(code) : undefined;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The bank list, and account name lookup. */
export function bankEndpoints(world: PaystackWorld): Endpoint[] {
  return [
    {
      method: "GET",
      pattern: "/paystack/bank",
      point: "banks",
      subject: () => ({}),
      effect: (request) => list(world, request),
    },
    {
      method: "GET",
      pattern: "/paystack/bank/resolve",
      point: "resolve",
      subject: ({ query }) => ({ reference: query.get("account_number") ?? undefined }),
      effect: (request) => resolve(world, request),
    },
  ];
}

function list(world: PaystackWorld, { query }: Request): Reply {
  const requested = Number(query.get("perPage") ?? 50);
  const perPage = Math.max(1, Math.min(requested || 50, world.settings.pageLimit));
  const from = query.has("next") ? Number(atob(query.get("next") ?? "").replace("bank:", "")) || 0 : 0;
  const rows = banks.slice(from, from + perPage);
  const next = from + perPage < banks.length ? btoa(`bank:${from + perPage}`) : null;
  const meta = { next, previous: from > 0 ? btoa(`bank:${Math.max(0, from - perPage)}`) : null, perPage };
  return json(200, { status: true, message: "Banks retrieved", data: rows.map(bankShape), meta });
}

function bankShape(bank: Bank) {
  return {
    ...bank,
    longcode: bank.code.padEnd(9, "0"),
    gateway: null,
    pay_with_bank: false,
    supports_transfer: true,
    active: true,
    is_deleted: false,
    country: "Nigeria",
    currency: "NGN",
    type: "nuban",
    createdAt: "2016-07-14T10:04:29.000Z",
    updatedAt: "2026-02-18T08:06:44.000Z",
  };
}

function resolve(world: PaystackWorld, { query }: Request): Reply {
  const number = query.get("account_number") ?? "";
  const bank = bankOf(query.get("bank_code"));
  if (!bank) return paystackError(422, `Unknown bank code: ${query.get("bank_code")}`, "invalid_bank_code");
  if (number.endsWith("0500")) return paystackError(503, "The bank is not available now", "bank_down");
  const name = world.book.nameOf(number, bank.code);
  if (!name) {
    const says = "Could not resolve account name. Check parameters or try again.";
    return paystackError(422, says, "account_not_found");
  }
  const data = { account_number: number, account_name: name, bank_id: bank.id };
  return json(200, { status: true, message: "Account number resolved", data });
}
