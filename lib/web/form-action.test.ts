import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { forAnyone } from "@/lib/kernel/procedure";
import { type TestApp, testApp } from "@/lib/testing/world";
import { formAction } from "./form-action";
import { newForm } from "./form-state";

vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock("next/cache", () => ({ refresh: () => {} }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
// It does not load outside of Next.
vi.mock("next-auth", () => ({ default: () => ({}), AuthError: Error, CredentialsSignin: Error }));

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const operation = forAnyone
  .input(z.strictObject({ reason: z.string().trim().min(3, "Give a reason.") }))
  .output(z.object({ reason: z.string() }))
  .handler(({ input }) => input);
const send = formAction(operation, { shows: (result) => result });

function submitted(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test("a form sends its operation the fields of the input, and none of its own", async () => {
  const state = await send(newForm(), submitted({ reason: " a mistake ", key: "k1", button: "send" }));
  expect(state).toMatchObject({ done: true, values: { reason: "a mistake" } });
});

test("what is wrong with a field is shown on it, and what was typed stays", async () => {
  const state = await send(newForm(), submitted({ reason: "a", key: "k1" }));
  expect(state).toMatchObject({ fieldErrors: { reason: "Give a reason." }, values: { reason: "a" } });
});

test("a field of several files becomes a list, without those that were not chosen", async () => {
  const takesFiles = forAnyone
    .input(z.strictObject({ files: z.array(z.file()).max(2, "Choose two.") }))
    .output(z.object({ names: z.string() }))
    .handler(({ input }) => ({ names: input.files.map(({ name }) => name).join() }));
  const sendFiles = formAction(takesFiles, { fileLists: ["files"], shows: (result) => result });
  const data = submitted({ key: "k1" });
  for (const name of ["a.jpg", "b.jpg"]) data.append("files", new File(["x"], name));
  data.append("files", new File([], ""));
  expect(await sendFiles(newForm(), data)).toMatchObject({ done: true, values: { names: "a.jpg,b.jpg" } });
  expect(await sendFiles(newForm(), submitted({ key: "k2" }))).toMatchObject({ values: { names: "" } });
  data.append("files", new File(["x"], "c.jpg"));
  expect(await sendFiles(newForm(), data)).toMatchObject({ fieldErrors: { files: "Choose two." } });
});

test("an operation without plain fields needs a form that makes its input of them", () => {
  const ofOneText = forAnyone.input(z.string()).handler(({ input }) => input);
  expect(() => formAction(ofOneText)).toThrow("an operation of plain fields");
});

const actions = import.meta.glob("/app/**/*actions.ts");

test.each(Object.keys(actions))("the forms of %s make the input of their operations", async (file) => {
  await actions[file]?.();
});
