import { expect, test } from "vitest";
import { action, plainAction } from "./action";
import { newForm } from "./form-state";

const echo = action((state, submitted) => Promise.resolve({ state, fields: [...submitted.keys()] }));
const call = echo as unknown as (...sent: unknown[]) => ReturnType<typeof echo>;

test("a handler gets the form, and of the state only its key and the last success", async () => {
  const submitted = new FormData();
  submitted.append("price", "5");
  const refusal = { reason: "x", message: "forged", details: {} };
  const sent = { ...newForm("k", { price: "6" }), refusal, done: true, more: "x" };
  expect(await echo(sent, submitted)).toEqual({ state: { ...newForm("k"), done: true }, fields: ["price"] });
});

test.each([[], [null, null], [1, 2], [new FormData()], [{ key: {} }, {}], [[], "x"]])(
  "a handler gets an empty form and a new state for the arguments %j",
  async (...sent) => {
    expect(await call(...sent)).toEqual({ state: newForm(), fields: [] });
  },
);

test("a form without a state may be missing, too", async () => {
  const plain = plainAction((submitted) => Promise.resolve(expect([...submitted.keys()]).toEqual([])));
  await (plain as unknown as (sent: unknown) => Promise<void>)({ get: 1 });
});
