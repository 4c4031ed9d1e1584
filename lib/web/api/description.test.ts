import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { describeApi } from "./description";

interface Described {
  summary?: string;
  security?: object[];
  parameters?: { name: string; required?: boolean }[];
  responses: Record<string, { headers?: Record<string, unknown> }>;
}

let app: TestApp;
let operations: (Described & { name: string })[];

beforeAll(async () => {
  app = await testApp();
  const { paths } = (await describeApi("https://amana.example")) as {
    paths: Record<string, Record<string, Described>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, name: `${method} ${path}` })),
  );
});
afterAll(() => app.close());

const named = (name: string) => operations.find((operation) => operation.name === name);
const hasKey = ({ parameters = [] }: Described) => parameters.some(({ name }) => name === "Idempotency-Key");

test("each operation has a summary, and says how it refuses and limits", () => {
  expect(operations.length).toBeGreaterThan(80);
  for (const { name, summary, responses } of operations) {
    expect(summary, name).toBeTruthy();
    expect(Object.keys(responses), name).toEqual(expect.arrayContaining(["404", "422", "429"]));
    expect(responses["429"]?.headers, name).toHaveProperty("Retry-After");
  }
});

test("what needs a signed-in caller says so, and what anyone may call does not", () => {
  expect(named("post /offers")?.security).toEqual([{ token: [] }, { session: [] }]);
  expect(named("get /offers")?.security).toBeUndefined();
  for (const { name, security, responses } of operations)
    expect("401" in responses, name).toBe(security !== undefined);
});

test("what must happen once asks for a key, and nothing that only reads does", () => {
  for (const name of ["post /offers", "post /trades/{id}/approve", "delete /offers/{id}"])
    expect(hasKey(named(name) as Described), name).toBe(true);
  for (const operation of operations.filter(({ name }) => name.startsWith("get ")))
    expect(hasKey(operation), operation.name).toBe(false);
});
