import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkDueDeposits, creditsOf, type DepositStage, openDepositStage } from "../gateway-for-tests";
import { accountNumberOf, transfer } from "./transfers-for-tests";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

test("an account is checked again soon after no answer, and closed only after an answer", async () => {
  const ada = await stage.makeUser("Ada Obi");
  await accountNumberOf(ada);
  const accountState = () =>
    queryOne<{ isSoon: boolean; isClosed: boolean }>(sql`
      select closed_at is not null as is_closed,
        coalesce(check_at > app_now() and check_at < app_now() + interval '1 hour', false) as is_soon
      from virtual_account where user_id = ${ada.id}::uuid`);
  await stage.app.asOwner("update app_user set closed_at = app_now() where id = $1", [ada.id]);
  await stage.app.asOwner("update virtual_account set check_at = app_now() where user_id = $1", [ada.id]);
  await stage.control("modes", { mode: "bad_gateway", on: "requery", times: 1 });
  await checkDueDeposits();
  expect(await accountState()).toEqual({ isSoon: true, isClosed: false });
  await stage.app.moveTime("1 hour");
  await checkDueDeposits();
  expect(await accountState()).toMatchObject({ isClosed: true });
});

test("a mismatched transfer does not stop the scheduled check from finding others", async () => {
  const ada = await stage.makeUser("Ada Obi");
  const number = await accountNumberOf(ada);
  await transfer(stage, number, { kobo: 1_000_00 });
  const { reference } = await transfer(stage, number, { kobo: 4_000_00 });
  await transfer(stage, number, { kobo: 2_000_00 });
  await stage.control("modes", { mode: "wrong_currency", on: "verify", reference, times: 2 });
  await stage.app.asOwner("update virtual_account set check_at = app_now() where user_id = $1", [ada.id]);
  await checkDueDeposits();
  expect(await creditsOf(ada.id)).toEqual({ credits: 2, balance: 3_000_00n });
  const account = await queryOne<{ isDue: boolean }>(
    sql`select check_at <= app_now() as is_due from virtual_account where user_id = ${ada.id}::uuid`,
  );
  expect(account?.isDue).toBe(false);
});
