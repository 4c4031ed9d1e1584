import "server-only";
import { z } from "zod";
import { log } from "@/lib/kernel/log";
import type { BankAccount } from "../port";
import type { GatewayBank } from "../records";
import { id, words } from "./fields";
import type { PaystackHttp } from "./http";

const MAX_PAGES = 50;

const bank = z
  .object({
    id,
    code: z.string().min(1).max(20),
    name: z.string().min(1).max(200),
    slug: words,
    active: z.boolean().nullish().catch(null),
    is_deleted: z.boolean().nullish().catch(null),
  })
  .transform(
    ({ is_deleted, ...rest }): GatewayBank => ({
      ...rest,
      slug: rest.slug ?? "",
      active: rest.active !== false && is_deleted !== true,
    }),
  );

/** A bank without a code cannot be paid to: it is left out of the list, which is complete without it. */
const listed = z.unknown().transform((row) => {
  const { data, error } = bank.safeParse(row);
  if (error) log.warn("a bank of the gateway was left out", { issue: error.issues[0]?.path.join(".") });
  return data;
});

const resolved = z.object({ account_number: z.string(), account_name: z.string().min(1).max(200) });

const recipient = z.object({ recipient_code: z.string().min(1).max(100) });

/** Banks, account names and transfer recipients. */
export function banks(http: PaystackHttp) {
  return {
    /** Every Nigerian bank that the gateway pays to, from all pages. It rarely changes: cache it for a day. */
    async banks(currency = "NGN"): Promise<GatewayBank[]> {
      const found: GatewayBank[] = [];
      let next: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const query = { country: "nigeria", currency, use_cursor: "true", next };
        const response = await http.requestPage(listed, "/bank", query);
        found.push(...response.rows.filter((row) => row !== undefined));
        if (!response.next || response.next === next) break;
        next = response.next;
      }
      return found;
    },

    /** The account holder's name at the bank. Refused with 'unresolved_account' if there is no such account. */
    async resolveAccount({ accountNumber, bankCode }: BankAccount): Promise<{ accountName: string }> {
      const query = { account_number: accountNumber, bank_code: bankCode };
      const found = await http.request(resolved, "/bank/resolve", { query });
      return { accountName: found.account_name.trim() };
    },

    /** Registers an account as a transfer recipient. The same account returns the same code. */
    async createRecipient({
      name,
      accountNumber,
      bankCode,
      currency = "NGN",
    }: BankAccount & { name: string; currency?: string }): Promise<string> {
      const body = {
        type: "nuban",
        name,
        account_number: accountNumber,
        bank_code: bankCode,
        currency,
      };
      return (await http.request(recipient, "/transferrecipient", { body })).recipient_code;
    },
  };
}
