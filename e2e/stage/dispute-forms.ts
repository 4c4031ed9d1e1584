import { type Browser, expect } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { post } from "./api";
import { answers } from "./disputes";
import { fund } from "./money";
import { disclose, type Person, staffMember, verifiedUser } from "./people";
import { accept, move, publish } from "./trades";
import type { Group, TextForm } from "./unsent";

const price = 950_00n;
const terms = { ...airtimeOf(1_000_00n, "MTN"), priceMinor: price } as const;
const said = "Nothing has come since ten o’clock.";
const reason = "The operator’s message has another number.";

export interface Disputed {
  buyer: Person;
  seller: Person;
  tradeId: string;
}

/** A trade that its buyer has reported, and its seller has answered if they are heard. */
export async function disputed(browser: Browser, isHeard = true): Promise<Disputed> {
  const [seller, buyer] = [await verifiedUser(browser, "Musa"), await verifiedUser(browser, "Kemi")];
  await fund(buyer.page, price);
  const tradeId = await accept(buyer, await publish(seller, terms));
  await move(buyer, tradeId, "dispute", { reason: "not_received", answers, statement: said });
  if (isHeard) await move(seller, tradeId, "dispute/statement", { statement: "I sent it at once." });
  return { buyer, seller, tradeId };
}

/** Decides it: the buyer is refunded, because there is no proof. */
export async function decide({ page }: Person, tradeId: string): Promise<void> {
  const ruling = { finding: "proof_missing", outcome: "refund", rules: ["A5"], reason };
  const answer = await post(page, `/admin/trades/${tradeId}/rule`, ruling);
  expect(answer.status(), await answer.text()).toBe(200);
}

/** A side that answers a report, one that answers a decision, and staff who put a trade before a moderator. */
export const disputeWork: Group[] = [
  async (browser) => {
    const { seller, tradeId } = await disputed(browser, false);
    const forms: TextForm[] = [
      {
        file: "components/disputes/statement-form.tsx",
        open: () => seller.page.goto(`/trades/${tradeId}/dispute`),
        fields: { "Your side": said },
        button: "Send your side",
      },
    ];
    return [seller.page, forms];
  },
  async (browser) => {
    const { buyer, tradeId } = await disputed(browser);
    await decide(await staffMember(browser, "Ngozi", "MODERATOR"), tradeId);
    const forms: TextForm[] = [
      {
        file: "components/disputes/ruling-answer.tsx",
        open: async () => {
          await buyer.page.goto(`/trades/${tradeId}/dispute`);
          await disclose(buyer.page, "Appeal instead");
        },
        fields: { "What did the decision get wrong?": said },
        button: "Appeal",
      },
    ];
    return [buyer.page, forms];
  },
  async (browser) => {
    const [seller, buyer] = [await verifiedUser(browser, "Musa"), await verifiedUser(browser, "Kemi")];
    await fund(buyer.page, price);
    const tradeId = await accept(buyer, await publish(seller, terms));
    const { page } = await staffMember(browser, "Ngozi", "MODERATOR");
    const forms: TextForm[] = [
      {
        file: "components/admin/disputes/open-review-form.tsx",
        open: async () => {
          await page.goto(`/admin/trades/${tradeId}`);
          await disclose(page, "Review this trade");
        },
        fields: { Category: "fraud", Reason: reason },
        button: "Open a dispute",
      },
    ];
    return [page, forms];
  },
];
