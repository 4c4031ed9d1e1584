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

/** A customer's dedicated bank account; transfers to it arrive as transactions of channel 'dedicated_nuban'. */
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
    active: z.boolean().nullish().catch(null),
    customer: z.object({ customer_code: words }).nullish().catch(null),
  })
  .transform(({ id, active, ...rest }) => ({
    id,
    accountNumber: rest.account_number,
    accountName: rest.account_name,
    bankName: rest.bank.name,
    bankSlug: rest.bank.slug,
    active: active !== false,
    customerCode: rest.customer?.customer_code ?? null,
  }));

/** Customers and their dedicated bank accounts. */
export function accounts(http: PaystackHttp) {
  return {
    /** Creates a customer. The same email address returns the same code. */
    async createCustomer({ email, firstName, lastName, phone }: NewCustomer): Promise<string> {
      const body = { email, first_name: firstName, last_name: lastName, phone };
      const made = await http.request(customer, "/customer", { body });
      if (made.email.toLowerCase() !== email.toLowerCase())
        throw new GatewayNoAnswer("a response for another customer");
      return made.customer_code;
    },

    /** The customer's own account with a bank: 'wema-bank', 'titan-paystack', in test mode 'test-bank'. A repeated call returns the same one. */
    async createDedicatedAccount(order: {
      customerCode: string;
      preferredBank: string;
    }): Promise<DedicatedAccount> {
      const body = { customer: order.customerCode, preferred_bank: order.preferredBank };
      const { customerCode, ...made } = await http.request(account, "/dedicated_account", { body });
      if (customerCode !== null && customerCode !== order.customerCode) {
        throw new GatewayNoAnswer("an account of another customer");
      }
      return made;
    },

    /** Makes the gateway search for unreported transfers; it reports them by webhooks. `day` is 2026-11-21. */
    async requeryDedicatedAccount(search: {
      accountNumber: string;
      providerSlug: string;
      day: string;
    }): Promise<void> {
      const query = {
        account_number: search.accountNumber,
        provider_slug: search.providerSlug,
        date: search.day,
      };
      await http.request(z.unknown(), "/dedicated_account/requery", { query });
    },

    /** Closes an account permanently: later transfers to it return to their sender. */
    async closeDedicatedAccount(accountId: string): Promise<void> {
      await http.request(z.unknown(), `/dedicated_account/${encodeURIComponent(accountId)}`, {
        method: "DELETE",
      });
    },
  };
}
