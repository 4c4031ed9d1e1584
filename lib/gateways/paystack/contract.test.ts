import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describeContract } from "../contract-for-tests";
import { moneyRehearsals } from "./money-rehearsals-for-tests";
import { returnRehearsals } from "./return-rehearsals-for-tests";
import { money, Stage } from "./stage-for-tests";

const stage = new Stage();
beforeAll(() => stage.open());
beforeEach(() => stage.reset());
afterAll(() => stage.client.simulators.stop());

const rehearsals = { ...moneyRehearsals(stage), ...returnRehearsals(stage) };

describeContract("Paystack", rehearsals);

test("every operation of the port has a contract test", () => {
  const { virtualAccounts, ...areas } = stage.gateway;
  const operations = Object.entries({ ...areas, ...virtualAccounts }).flatMap(([name, part]) =>
    typeof part === "function" ? [name] : [],
  );
  expect(Object.keys(rehearsals).toSorted()).toEqual(operations.toSorted());
});

test("finds a lost order by our reference, and a lost refund by our note", async () => {
  const order = await stage.transferOrder();
  await stage.faultOn("transfer")("timeout_after");
  await expect(stage.gateway.sendTransfer(order)).rejects.toThrow("no usable response");
  const { reference } = order;
  expect(await stage.gateway.transfer({ reference, gatewayRecordId: null })).toMatchObject({
    outcome: "open",
  });
  const payment = await stage.paid();
  await stage.faultOn("refund")("timeout_after");
  const refund = { ...money, payment, note: "our note" };
  await expect(stage.gateway.sendRefund(refund)).rejects.toThrow("no usable response");
  expect(await stage.gateway.refundsOf(payment)).toMatchObject([{ note: "our note" }]);
});
