import "server-only";
import { z } from "zod";
import { id } from "./fields";
import type { Line } from "./line";

export interface GatewayBank {
  /** The gateway's own id, as digits; refunds to another account name the bank by it. */
  id: string;
  /** What accounts and transfers name the bank by. */
  code: string;
  name: string;
  slug: string;
  active: boolean;
}

export interface BankAccount {
  /** Ten digits. */
  accountNumber: string;
  bankCode: string;
}

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
export function banks(line: Line) {
  return {
    /** Every Nigerian bank the gateway pays to, all pages of it. It rarely changes: keep it for a day. */
    async banks(): Promise<GatewayBank[]> {
      const found: GatewayBank[] = [];
      let next: string | undefined;
      for (let page = 0; page < PAGES_AT_MOST; page++) {
        const query = { country: "nigeria", currency: "NGN", use_cursor: "true", next };
        const answer = await line.askPage(bank, "/bank", query);
        found.push(...answer.rows);
        if (!answer.next || answer.next === next) break;
        next = answer.next;
      }
      return found;
    },

    /** The name an account stands in at its bank. Refused with 'unresolved_account' where there is no such account. */
    async resolveAccount({ accountNumber, bankCode }: BankAccount): Promise<{ accountName: string }> {
      const query = { account_number: accountNumber, bank_code: bankCode };
      const found = await line.ask(resolved, "/bank/resolve", { query });
      return { accountName: found.account_name.trim() };
    },

    /** Makes an account known as a receiver of transfers. The same account answers the same code. */
    async createRecipient({
      name,
      accountNumber,
      bankCode,
    }: BankAccount & { name: string }): Promise<string> {
      const body = {
        type: "nuban",
        name,
        account_number: accountNumber,
        bank_code: bankCode,
        currency: "NGN",
      };
      return (await line.ask(recipient, "/transferrecipient", { body })).recipient_code;
    },
  };
}
