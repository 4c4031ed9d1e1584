import { traverseContractProcedures } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { operations as composed } from "@/lib/composition";
import { type TestApp, testApp } from "@/lib/testing/world";
import { describeApi } from "./description";
import { descriptions } from "./words";

interface Content {
  example?: unknown;
}

interface Described {
  operationId?: string;
  summary?: string;
  description?: string;
  "x-alias-of"?: string;
  requestBody?: { content: Record<string, Content> };
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; example?: unknown }[];
  responses: Record<string, { headers?: Record<string, unknown>; content?: Record<string, Content> }>;
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

test("each operation has a summary and a description, and says how it refuses and limits", () => {
  expect(operations.length).toBeGreaterThan(80);
  for (const { name, summary, description, responses } of operations) {
    expect(summary, name).toBeTruthy();
    expect(description, name).toMatch(/^[A-Z`].{15,}[.]$/s);
    expect(Object.keys(responses), name).toEqual(expect.arrayContaining(["404", "422", "429", "500"]));
    expect(responses["429"]?.headers, name).toHaveProperty("Retry-After");
  }
});

test("no description is of an operation that is no more", () => {
  const ids = new Set(operations.map(({ operationId }) => operationId));
  expect(Object.keys(descriptions).filter((id) => !ids.has(id))).toEqual([]);
});

test("everything that is taken or answered has an example", () => {
  for (const { name, parameters = [], requestBody, responses } of operations) {
    for (const parameter of parameters)
      expect(parameter, `${name} ${parameter.name}`).toHaveProperty("example");
    const bodies = [requestBody, ...Object.values(responses)].flatMap((one) =>
      Object.values(one?.content ?? {}),
    );
    for (const body of bodies) expect(body.example, name).toBeDefined();
  }
});

test("an operation takes the example of its request", async () => {
  const schemas = new Map<string, z.ZodType>();
  traverseContractProcedures({ router: composed, path: [] }, ({ contract, path }) => {
    const { inputSchema } = contract["~orpc"];
    if (inputSchema) schemas.set(path.join("."), inputSchema as z.ZodType);
  });
  const refused = operations.flatMap(({ operationId = "", parameters = [], requestBody, ...operation }) => {
    const schema = schemas.get(operationId);
    const takesFile = requestBody && "multipart/form-data" in requestBody.content;
    if (!schema || takesFile || operation["x-alias-of"]) return [];
    const fields = parameters.filter(({ in: place }) => place !== "header");
    const input = {
      ...Object.fromEntries(fields.map(({ name, example }) => [name, example])),
      ...(requestBody?.content["application/json"]?.example as object | undefined),
    };
    const parsed = schema.safeParse(input);
    return parsed.success ? [] : [{ operationId, input, issues: parsed.error.issues }];
  });
  expect(refused).toEqual([]);
});

test("the example of an answer is one that its operation can give", () => {
  const schemas = new Map<string, z.ZodType>();
  traverseContractProcedures({ router: composed, path: [] }, ({ contract, path }) => {
    const { outputSchema } = contract["~orpc"];
    if (outputSchema) schemas.set(path.join("."), outputSchema as z.ZodType);
  });
  const wrong = operations.flatMap(({ operationId = "", responses }) => {
    const answer = Object.entries(responses).find(([status]) => /^20[01]$/.test(status))?.[1];
    const example = answer?.content?.["application/json"]?.example;
    if (example === undefined) return [];
    const parsed = schemas.get(operationId)?.safeParse(example);
    // Dates and sums travel as text.
    const issues = parsed?.error?.issues.filter(
      (issue) => !("expected" in issue && /^(date|bigint)$/.test(issue.expected)),
    );
    return issues?.length ? [{ operationId, issues }] : [];
  });
  expect(wrong).toEqual([]);
});

test("what needs a signed-in caller says so, and what anyone may call does not", () => {
  expect(named("post /v1/offers")?.security).toEqual([{ token: [] }, { session: [] }]);
  expect(named("get /v1/offers")?.security).toBeUndefined();
  for (const { name, security, responses } of operations)
    expect("401" in responses, name).toBe(security !== undefined);
});

test("what must happen once asks for a key, and nothing that only reads does", () => {
  for (const name of ["post /v1/offers", "post /v1/trades/{id}/approve", "delete /v1/offers/{id}"])
    expect(hasKey(named(name) as Described), name).toBe(true);
  for (const operation of operations.filter(({ name }) => name.startsWith("get ")))
    expect(hasKey(operation), operation.name).toBe(false);
});
