import { type Browser, expect } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { post } from "./api";
import { disputed } from "./dispute-forms";
import { fund } from "./money";
import { asOwner } from "./owner";
import { disclose, newPage, register, staffMember, verifiedUser } from "./people";
import { control, nextMail } from "./simulators";
import { accept, publish } from "./trades";
import type { Group, TextForm } from "./unsent";

const price = 950_00n;
const terms = { ...airtimeOf(1_000_00n, "MTN"), priceMinor: price } as const;
const reason = "I have read the records of both sides.";

/** Waits for a row that the worker writes; answers its first column. */
async function untilRow(text: string, value: string): Promise<string> {
  const read = async () => (await asOwner<{ value: string }>(text, [value]))[0]?.value;
  await expect.poll(read, { intervals: [100, 250, 500] }).toBeDefined();
  return (await read()) ?? "";
}

/** A payment by card of a user of its own. */
const paid = async (browser: Browser) => fund((await verifiedUser(browser, "Kemi")).page, 3n * price);

async function disputedPayment(browser: Browser): Promise<string> {
  const reference = await paid(browser);
  await control("paystack/disputes", { reference });
  return untilRow(
    "select c.id as value from chargeback c join deposit d on d.id = c.deposit_id where d.reference = $1",
    reference,
  );
}

/** Its refund, which the gateway cannot make without a bank account. */
async function stuckRefund(browser: Browser, finance: Parameters<typeof post>[0]): Promise<string> {
  const reference = await paid(browser);
  const asked = await post(finance, `/admin/deposits/${reference}/refund`, { reason, reasonCode: "other" });
  expect(asked.status(), await asked.text()).toBe(200);
  const of = "from refund r join deposit d on d.id = r.deposit_id where d.reference = $1";
  const id = await untilRow(
    `select r.gateway_record_id as value ${of} and r.gateway_record_id is not null`,
    reference,
  );
  await control("paystack/refunds/move", { id, to: "needs-attention" });
  await untilRow(`select r.id as value ${of} and r.state = 'NEEDS_ATTENTION'`, reference);
  return reference;
}

async function trading(browser: Browser) {
  const [seller, buyer] = [await verifiedUser(browser, "Musa"), await verifiedUser(browser, "Kemi")];
  await fund(buyer.page, price);
  return { buyer, tradeId: await accept(buyer, await publish(seller, terms)) };
}

const acceptedTrade = async (browser: Browser) => (await trading(browser)).tradeId;

/** Staff who decide on money and on a dispute. */
export const casework: Group[] = [
  async (browser) => {
    const { page } = await staffMember(browser, "Bisi", "FINANCE");
    const [chargeback, deposit, stuck] = await Promise.all([
      disputedPayment(browser),
      paid(browser),
      stuckRefund(browser, page),
    ]);
    const forms: TextForm[] = [
      {
        file: "components/admin/deposits/chargebacks/answer-forms.tsx",
        open: () => page.goto(`/admin/chargebacks/${chargeback}`),
        fields: { "Evidence for the bank": `${reason} The customer used the airtime on the same day.` },
        button: "Send evidence",
      },
      {
        file: "components/admin/approvals/decision-form.tsx",
        open: async () => {
          await page.goto(`/admin/chargebacks/${chargeback}`);
          await disclose(page, "Accept the chargeback");
        },
        fields: { Category: "case", Reason: reason },
        button: "Accept the chargeback",
      },
      {
        file: "components/admin/deposits/decision-form.tsx",
        open: () => page.goto(`/admin/deposits/${deposit}`),
        fields: { Category: "asked", Reason: reason },
        button: "Refund ₦2,850.00",
      },
      {
        file: "components/admin/reconciliation/pause-form.tsx",
        open: async () => {
          await page.goto("/admin/payouts/pause");
          await disclose(page, "Pause payouts");
        },
        fields: { "What everybody reads": "banks", Category: "gateway", Reason: reason },
        button: "Pause payouts",
      },
      {
        file: "components/admin/deposits/account-form.tsx",
        open: () => page.goto(`/admin/deposits/${stuck}`),
        fields: { Bank: "044", "Account number": "0123456789" },
        button: "Send to this account",
      },
    ];
    return [page, forms];
  },
  async (browser) => {
    const { page } = await staffMember(browser, "Chidi", "MODERATOR");
    const [tradeId, running] = [(await disputed(browser)).tradeId, await acceptedTrade(browser)];
    const open = () => page.goto(`/admin/trades/${tradeId}`);
    const forms: TextForm[] = [
      {
        file: "components/admin/trades/extend-form.tsx",
        open: () => page.goto(`/admin/trades/${running}`),
        fields: { "How much more time": "2", Category: "unreachable", Reason: reason },
        button: "Give more time",
      },
      {
        file: "components/admin/offers/extend-offer-form.tsx",
        open: async () => {
          await page.goto("/admin/offers");
          await page.getByRole("table").getByRole("link").first().click();
        },
        fields: { "How much longer": "7", Category: "outage", Reason: reason },
        button: "Let it run longer",
      },
      {
        file: "components/admin/disputes/ruling-form.tsx",
        open,
        fields: { Reason: reason },
        button: "Decide",
      },
    ];
    return [page, forms];
  },
];

/** A password that is chosen anew by a mailed link, and a passkey that is renamed. */
export const newUsers: Group[] = [
  async (browser) => {
    const [page, { email }] = [await newPage(browser), await register("Nneka")];
    const open = async () => {
      await page.goto("/forgot");
      await page.getByLabel("Email address or phone number").fill(email);
      await page.getByRole("button", { name: "Email me a link" }).click();
      const link = /https?:\/\/\S+\/reset\?token=\S+/.exec((await nextMail(email)).text)?.[0];
      return page.goto(link ?? "");
    };
    const secrets = { "New password": "a long sentence of mine" };
    return [
      page,
      [
        {
          file: "components/identity/reset-form.tsx",
          open,
          fields: {},
          secrets,
          button: "Save new password",
        },
      ],
    ];
  },
  async (browser) => {
    const { page, email } = await verifiedUser(browser, "Ife");
    const open = async () => {
      await asOwner(
        `insert into passkey (id, user_id, public_key, transports, is_backed_up, name)
         select 'passkey of ' || id, id, '', '{}', false, 'Phone' from app_user where email = $1`,
        [email],
      );
      await page.goto("/settings/security");
      await disclose(page, "Rename");
    };
    const file = "components/identity/security/rename-passkey.tsx";
    return [page, [{ file, open, fields: { Name: "My old phone" }, button: "Save name" }]];
  },
];
