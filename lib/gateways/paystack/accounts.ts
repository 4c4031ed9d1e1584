import "server-only";
import { z } from "zod";
import { GatewayNoAnswer } from "../errors";
import { id, words } from "./fields";
import type { PaystackHttp } from "./http";

export interface NewCustomer {
  email: string;
  firstName: string;
  lastName: string;
  /** With country code, such as +2348031234567. */
  phone: string;
}

/** A bank account of one customer's own, whose transfers arrive as transactions by channel 'dedicated_nuban'. */
export interface DedicatedAccount {
  id: string;
  accountNumber: string;
  accountName: string;
  bankName: string;
  bankSlug: string;
  active: boolean;
}

const customer = z.object({ customer_code: z.string().min(1).max(100), email: z.string() });

const account = z
  .object({
    id,
    account_number: z.string().regex(/^\d{10}$/),
    account_name: z.string().min(1).max(200),
    bank: z.object({ name: z.string().min(1).max(200), slug: z.string().min(1).max(200) }),
    active: z.boolean().nullish(),
    customer: z.object({ customer_code: words }).nullish().catch(null),
  })
  .transform(({ id, active, ...told }) => ({
    id,
    accountNumber: told.account_number,
    accountName: told.account_name,
    bankName: told.bank.name,
    bankSlug: told.bank.slug,
    active: active !== false,
    customerCode: told.customer?.customer_code ?? null,
  }));

/** Customers, and the bank accounts that are theirs to fund a wallet by. */
export function accounts(http: PaystackHttp) {
  return {
    /** Makes a customer known. The same address answers the same code. */
    async createCustomer({ email, firstName, lastName, phone }: NewCustomer): Promise<string> {
      const body = { email, first_name: firstName, last_name: lastName, phone };
      const made = await http.ask(customer, "/customer", { body });
      if (made.email.toLowerCase() !== email.toLowerCase()) throw new GatewayNoAnswer("another customer");
      return made.customer_code;
    },

    /** The customer's own account with a bank: 'wema-bank', 'titan-paystack', in test mode 'test-bank'. Asked again it answers the same one. */
    async createDedicatedAccount(order: {
      customerCode: string;
      preferredBank: string;
    }): Promise<DedicatedAccount> {
      const body = { customer: order.customerCode, preferred_bank: order.preferredBank };
      const { customerCode, ...made } = await http.ask(account, "/dedicated_account", { body });
      if (customerCode !== null && customerCode !== order.customerCode) {
        throw new GatewayNoAnswer("an account of another customer");
      }
      return made;
    },

    /** Makes the gateway look for transfers it has not told us of; what it finds comes as webhooks. `day` is 2026-11-21. */
    async requeryDedicatedAccount(asked: {
      accountNumber: string;
      providerSlug: string;
      day: string;
    }): Promise<void> {
      const query = {
        account_number: asked.accountNumber,
        provider_slug: asked.providerSlug,
        date: asked.day,
      };
      await http.ask(z.unknown(), "/dedicated_account/requery", { query });
    },

    /** Closes an account for good: transfers to it go back to their sender. */
    async closeDedicatedAccount(accountId: string): Promise<void> {
      await http.ask(z.unknown(), `/dedicated_account/${encodeURIComponent(accountId)}`, {
        method: "DELETE",
      });
    },
  };
}
