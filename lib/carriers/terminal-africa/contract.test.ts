import { afterAll, beforeAll, expect, test } from "vitest";
import { describeCarrier, operations } from "../contract-for-tests";
import { openTerminalAfrica, type TerminalAfricaStage } from "./stage-for-tests";

let stage: TerminalAfricaStage;

beforeAll(async () => {
  stage = await openTerminalAfrica();
});
afterAll(() => stage.simulators.stop());

describeCarrier("Terminal Africa", () => stage);

test("every operation of the port has a contract test", () => {
  expect([...operations, "readWebhook"].toSorted()).toEqual(Object.keys(stage.carrier).toSorted());
});
