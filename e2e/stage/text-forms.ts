import type { Browser, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { disputeWork } from "./dispute-forms";
import { fund } from "./money";
import { newPage, type Person, staffMember, unverifiedUser, verifiedUser } from "./people";
import { casework, newUsers } from "./rare-forms";
import { sellWork } from "./sell-forms";
import { peopleWork } from "./staff-forms";
import { supportWork } from "./support-forms";
import { accept, move, publish } from "./trades";
import type { Group, TextForm } from "./unsent";

const at = (path: string) => (page: Page) => page.goto(path);

const strangers: TextForm[] = [
  {
    file: "components/identity/sign-in-form.tsx",
    open: at("/sign-in"),
    fields: { "Email address": "ada@nowhere.test" },
    secrets: { Password: "not quite it at all" },
    button: "Sign in",
  },
  {
    file: "components/identity/sign-up/form.tsx",
    open: at("/sign-up"),
    fields: {
      "Your name": "Ada Obi",
      "Email address": "ada@nowhere.test",
      "Phone number": "0803 123 4567",
    },
    secrets: { Password: "a long sentence of mine" },
    button: "Create account",
  },
  {
    file: "components/identity/forgot-form.tsx",
    open: at("/forgot"),
    fields: { "Email address or phone number": "ada@nowhere.test" },
    button: "Email me a link",
  },
];

const newcomers: TextForm[] = [
  {
    file: "components/identity/text-code-form.tsx",
    open: at("/verify"),
    fields: { "Phone number": "0803 765 4321" },
    button: "Text me a code",
  },
  {
    file: "components/identity/code-form.tsx",
    open: async (page) => {
      await page.goto("/verify");
      await page.getByRole("button", { name: "Text me a code" }).click();
      await page.getByLabel("6-digit code").waitFor();
    },
    fields: {},
    secrets: { "6-digit code": "123456" },
    button: "Verify number",
  },
];

const traders: TextForm[] = [
  {
    file: "components/identity/profile/profile-bio.tsx",
    open: at("/settings/profile"),
    fields: { Bio: "I sell MTN.\nEvery day." },
    button: "Save",
  },
  {
    file: "components/identity/profile/profile-links.tsx",
    open: at("/settings/profile"),
    fields: { Instagram: "@bayo.sells", TikTok: "tiktok.com/@bayo" },
    button: "Save profiles",
  },
  {
    file: "components/identity/profile/profile-address.tsx",
    open: at("/settings/profile"),
    fields: { "Street and number": "12 Allen Avenue", "Town or area": "Ikeja", State: "Lagos" },
    button: "Save address",
  },
  {
    file: "components/identity/security/change-password.tsx",
    open: at("/settings/security"),
    fields: {},
    secrets: { "Current password": "not quite it at all", "New password": "a long sentence of mine" },
    button: "Change password",
  },
  {
    file: "components/identity/security/brake-card.tsx",
    open: at("/settings/security"),
    fields: {},
    secrets: { "Brake word": "mango" },
    button: "Set word",
  },
  {
    file: "components/identity/security/app-setup.tsx",
    open: async (page) => {
      await page.goto("/settings/security");
      await page.getByRole("button", { name: "Set up an app" }).click();
      await page.getByLabel("Authenticator code").waitFor();
    },
    fields: {},
    secrets: { "Authenticator code": "123456" },
    button: "Turn on",
  },
  {
    file: "components/identity/factors/factor-code-form.tsx",
    open: at("/confirm?next=/settings"),
    fields: {},
    secrets: { Password: "not quite it at all" },
    button: "Confirm",
  },
  {
    file: "components/shipping/address-form.tsx",
    open: at("/settings/addresses/new"),
    fields: {
      "Who receives it": "Kemi Obi",
      "Their phone number": "0803 123 4567",
      State: "OY",
      "Local government area": "Surulere",
      "Street and house number": "12 Allen Avenue",
      Landmark: "Opposite First Bank",
      "Part of town": "GRA",
      "Note for the rider": "Ring twice.",
    },
    button: "Save address",
  },
  {
    file: "components/shipping/profile-form.tsx",
    open: at("/store/ways-to-send/new?by=FLAT"),
    fields: {
      Name: "By bike",
      Fee: "1,500",
      "Each further piece": "300",
      "You send it within": "2",
      "On the way, at most": "4",
    },
    button: "Save",
  },
  {
    file: "components/payouts/bank-accounts/add-account.tsx",
    open: at("/settings/bank-accounts"),
    fields: { "Your bank": "044", "Account number": "0123456789" },
    button: "Find account",
  },
  {
    file: "components/deposits/fund-form.tsx",
    open: at("/wallet/fund"),
    fields: { "How much?": "2,500" },
    button: "Pay with Paystack",
  },
  {
    file: "components/assets/airtime/new-offer-form.tsx",
    open: at("/offers/new"),
    fields: { "How much airtime?": "1,000", "Buyer pays": "950" },
    button: "Publish offer",
  },
  {
    file: "components/goods/store/store-form.tsx",
    open: at("/store/edit"),
    fields: { Address: "kemis-corner", "Store name": "Kemi’s Corner", About: "Clean phones, tested." },
    button: "Open store",
  },
];

const staff: TextForm[] = [
  {
    file: "components/admin/staff/settings/change-form.tsx",
    open: async (page) => {
      await page.goto("/admin/settings");
      await page.getByRole("main").getByRole("link", { name: "Change Payout fee" }).click();
      await page.getByLabel("Effective from").waitFor();
    },
    fields: {
      "Effective from": "2031-01-01T00:00",
      Category: "costs",
      Reason: "Our bank charges more from the new year on.",
    },
    button: "Request approval",
  },
];

const price = 950_00n;
const terms = { ...airtimeOf(1_000_00n, "MTN"), priceMinor: price } as const;

/** A trade that the seller says is done; its buyer has the forms of the room, and of another offer of the seller's. */
async function tradingForms(browser: Browser): Promise<[Person, TextForm[]]> {
  const [seller, buyer] = [await verifiedUser(browser, "Musa"), await verifiedUser(browser, "Kemi")];
  await fund(buyer.page, 4n * price);
  const deliver = async () => {
    const tradeId = await accept(buyer, await publish(seller, terms));
    await move(seller, tradeId, "begin");
    await move(seller, tradeId, "deliver");
    return tradeId;
  };
  const [tradeId, ended] = [await deliver(), await deliver()];
  await move(buyer, ended, "approve");
  const next = await publish(seller, terms);
  return [
    buyer,
    [
      {
        file: "components/disputes/report-form.tsx",
        open: at(`/trades/${tradeId}/dispute?reason=not_received`),
        fields: {
          "When did you last check the balance?": "today at 10:55",
          "What does the balance show?": "112.40",
          "What happened?": "I have looked three times since ten.",
        },
        button: "Report the problem",
      },
      {
        file: "components/reviews/rating-form.tsx",
        open: at(`/trades/${ended}`),
        fields: { Comment: "Fast, and friendly in the chat." },
        button: "Send rating",
      },
      {
        file: "components/assets/airtime/accept-form.tsx",
        open: at(`/offers/${next.id}`),
        fields: { "Send airtime to": "0803 765 4321" },
        button: /into escrow$/,
      },
    ],
  ];
}

/** Each group of forms with the page of a person who has them. */
export const groups: Record<string, Group[]> = {
  "strangers, newcomers and staff": [
    async (browser) => [await newPage(browser), strangers],
    async (browser) => [(await unverifiedUser(browser, "Nneka")).page, newcomers],
    async (browser) => [(await staffMember(browser, "Bisi", "FINANCE")).page, staff],
  ],
  "new passwords and passkeys, and staff with a case": [...newUsers, ...casework],
  "staff who look after people": peopleWork,
  support: supportWork,
  "sellers of goods": sellWork,
  "sides of a dispute": disputeWork,
  traders: [
    async (browser) => {
      const [buyer, forms] = await tradingForms(browser);
      return [buyer.page, [...forms, ...traders]];
    },
  ],
};
