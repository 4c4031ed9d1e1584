import { afterAll, beforeAll, expect, test } from "vitest";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { type DepositStage, openDepositStage } from "./gateway-for-tests";
import { accountNumberOf, received } from "./virtual-accounts/transfers-for-tests";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

test("a transfer that arrives is in the inbox of who may not be looking", async () => {
  const ada = await stage.makeUser("Ada Obi");
  const number = await accountNumberOf(ada);
  const reference = await received(stage, number, { kobo: 5_000_00 });
  expect(await noticesOf(stage.app, ada, "deposit.")).toMatchObject([
    {
      key: "deposit.paid",
      title: "₦5,000 has been added to your wallet",
      link: `/wallet/deposits/${reference}`,
    },
  ]);
});

test("the notice of a transfer to a closed account gives the closure as the reason, not the name", async () => {
  const ada = await stage.makeUser("Ada Obi");
  const number = await accountNumberOf(ada);
  await stage.app.asOwner("update app_user set closed_at = app_now() where id = $1", [ada.id]);
  await received(stage, number, { kobo: 5_000_00 });
  const [notice] = await noticesOf(stage.app, ada, "deposit.");
  expect(notice).toMatchObject({ title: "Your transfer of ₦5,000 is being returned", link: "/" });
  expect(notice?.body).toContain("Your Amana account is closed");
  expect(notice?.body).not.toContain("in your own name");
});
