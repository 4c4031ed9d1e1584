import { expect, test, vi } from "vitest";
import { actionFaultOf } from "./action-body";

const known = "ab".repeat(21);
vi.mock("./known-actions", () => ({
  isKnown: (id: string, where = "/sign-in") => id === "ab".repeat(21) && where === "/sign-in",
}));

const boundary = "----x";
const multipart = (parts: Record<string, string>) =>
  `${Object.entries(parts)
    .map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("")}--${boundary}--\r\n`;

const form = { "content-type": `multipart/form-data; boundary=${boundary}` };
const fault = (headers: Record<string, string>, body: string, path = "/sign-in") =>
  actionFaultOf(path, headers, Buffer.from(body));
const byScript = (parts: Record<string, string>, id = known) =>
  fault({ ...form, "next-action": id }, multipart(parts));
const byForm = (parts: Record<string, string>, path?: string) => fault(form, multipart(parts), path);

const state = { values: { price: "$$5" }, fieldErrors: {}, refusal: null, key: "k" };
const args = JSON.stringify([state, "$K1"]);
const reference = JSON.stringify({ id: known, bound: "$@1" });

test("what our pages send is let through", async () => {
  expect(await byScript({ _1_email: "$1:__proto__", "0": args })).toBeUndefined();
  expect(await byScript({ _1_next: "/", "0": '["$K1"]' })).toBeUndefined();
  expect(await fault({ "content-type": "text/plain", "next-action": known }, "[]")).toBeUndefined();
  const bound = { $ACTION_REF_1: "", "$ACTION_1:0": reference, "$ACTION_1:1": JSON.stringify([state]) };
  expect(await byForm({ ...bound, $ACTION_KEY: "k1", email: "ada" })).toBeUndefined();
  expect(await byForm({ [`$ACTION_ID_${known}`]: "" })).toBeUndefined();
  expect(await fault({ "content-type": "text/plain" }, "{")).toBeUndefined();
});

test.each([
  ["no argument", {}],
  ["no JSON", { "0": "{" }],
  ["no form", { "0": "[1,2]" }],
  ["three arguments", { "0": '[1,2,"$K1"]' }],
  ["a reference to a property", { "0": '["$1:__proto__:then","$K1"]' }],
  ["a reference deep in the state", { "0": '[{"values":{"a":["$B1"]}},"$K1"]' }],
  ["a server reference", { "0": '["$F1","$K1"]', "1": "{}" }],
  ["a thenable", { "0": '[{"then":"x"},"$K1"]' }],
  ["a prototype", { "0": '[{"__proto__":{}},"$K1"]' }],
  ["a deep state", { "0": `[${"[".repeat(50)}${"]".repeat(50)},"$K1"]` }],
  ["a chunk that no argument names", { "0": args, "2": "{}" }],
])("with scripts, a form of %s is malformed", async (_, parts) => {
  expect(await byScript(parts)).toMatchObject({ status: 400, reason: "malformed_form" });
});

test.each([
  ["no action", { email: "ada" }],
  [
    "two actions",
    { [`$ACTION_ID_${known}`]: "", $ACTION_REF_1: "", "$ACTION_1:0": reference, "$ACTION_1:1": "[]" },
  ],
  ["a reference that is no JSON", { $ACTION_REF_1: "", "$ACTION_1:0": "{{" }],
  [
    "bound arguments elsewhere",
    { $ACTION_REF_1: "", "$ACTION_1:0": JSON.stringify({ id: known, bound: "$2" }) },
  ],
  ["a bound reference", { $ACTION_REF_1: "", "$ACTION_1:0": reference, "$ACTION_1:1": '["$F1"]' }],
])("without scripts, a form of %s is malformed", async (_, parts) => {
  expect(await byForm(parts)).toMatchObject({ status: 400, reason: "malformed_form" });
});

test("a body without an end, or of another kind, is malformed", async () => {
  const headers = { ...form, "next-action": known };
  expect(await fault(headers, multipart({ "0": args }).slice(0, -8))).toMatchObject({ status: 400 });
  expect(await fault(form, "x")).toMatchObject({ status: 400 });
  expect(await fault({ "content-type": "multipart/form-data" }, "x")).toMatchObject({ status: 400 });
  expect(await fault({ "content-type": "application/json", "next-action": known }, "{}")).toMatchObject({
    status: 400,
  });
  expect(await fault({ "content-type": "text/plain", "next-action": "x" }, "[]")).toMatchObject({
    status: 400,
  });
});

test("an action of another build, or of another page, is not found", async () => {
  const other = "cd".repeat(21);
  const gone = { status: 404, headers: { "x-nextjs-action-not-found": "1" } };
  expect(await byScript({ "0": args }, other)).toMatchObject(gone);
  expect(await byForm({ [`$ACTION_ID_${other}`]: "" })).toMatchObject(gone);
  expect(await byForm({ [`$ACTION_ID_${known}`]: "" }, "/wallet")).toMatchObject(gone);
});

test("what React’s own client makes of a form and its state is let through", async () => {
  const client: string = "next/dist/compiled/react-server-dom-turbopack/client.edge.js";
  const { encodeReply } = (await import(client)) as {
    encodeReply: (sent: unknown[]) => Promise<FormData>;
  };
  const filled = new FormData();
  filled.append("price", "$5");
  filled.append("$ACTION_KEY", "k");
  const refusal = { reason: "x", message: "₦5", details: { a: 1, b: false } };
  const encoded = await encodeReply([{ ...state, refusal, done: undefined }, filled]);
  const parts = Object.fromEntries(
    [...encoded.entries()].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
  expect(await byScript(parts)).toBeUndefined();
});
