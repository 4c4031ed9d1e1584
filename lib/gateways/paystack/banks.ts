import "server-only";
import { z } from "zod";
import type { BankAccount } from "../port";
import type { GatewayBank } from "../records";
import { id } from "./fields";
import type { PaystackHttp } from "./http";

const PAGES_AT_MOST = 50;

const bank = z
  .object({
    id,
    code: z.string().min(1).max(20),
    name: z.string().min(1).max(200),
    slug: z.string().max(200).nullish(),
    active: z.boolean().nullish(),
    is_deleted: z.boolean().nullish().catch(null),
  })
  .transform(
    ({ is_deleted, ...told }): GatewayBank => ({
      ...told,
      slug: told.slug ?? "",
      active: told.active !== false && is_deleted !== true,
    }),
  );

const resolved = z.object({ account_number: z.string(), account_name: z.string().min(1).max(200) });

const recipient = z.object({ recipient_code: z.string().min(1).max(100) });

/** Banks, whose an account is, and the accounts to which money may be sent. */
export function banks(http: PaystackHttp) {
  return {
    /** Every Nigerian bank the gateway pays to, all pages of it. It rarely changes: keep it for a day. */
    async banks(currency = "NGN"): Promise<GatewayBank[]> {
      const found: GatewayBank[] = [];
      let next: string | undefined;
      for (let page = 0; page < PAGES_AT_MOST; page++) {
        const query = { country: "nigeria", currency, use_cursor: "true", next };
        const answer = await http.askPage(bank, "/bank", query);
        found.push(...answer.rows);
        if (!answer.next || answer.next === next) break;
        next = answer.next;
      }
      return found;
    },

    /** The name an account stands in at its bank. Refused with 'unresolved_account' where there is no such account. */
    async resolveAccount({ accountNumber, bankCode }: BankAccount): Promise<{ accountName: string }> {
      const query = { account_number: accountNumber, bank_code: bankCode };
      const found = await http.ask(resolved, "/bank/resolve", { query });
      return { accountName: found.account_name.trim() };
    },

    /** Makes an account known as a receiver of transfers. The same account answers the same code. */
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
      return (await http.ask(recipient, "/transferrecipient", { body })).recipient_code;
    },
  };
}
