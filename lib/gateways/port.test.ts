import { describe, expect, test } from "vitest";
import { sourceFiles } from "@/lib/testing/source-files";

const shipped = sourceFiles("lib", "app", "components", "prisma").filter(({ isForTests }) => !isForTests);

describe("a gateway", () => {
  const outside = shipped.filter(({ name }) => !name.startsWith("lib/gateways/"));

  test("is named only in lib/gateways: elsewhere rows and parameters identify it", () => {
    const named = outside.filter(({ text }) =>
      /paystack/i.test(text.replaceAll("@/scripts/simulators/paystack", "")),
    );
    // A password must not contain obvious local words.
    expect(named.map(({ name }) => name)).toEqual(["lib/identity/password/rules.ts"]);
  });

  test("is behind its port: no other code imports an adapter", () => {
    const strays = outside.filter(({ imports }) =>
      imports.some((from) => /^lib\/gateways\/(paystack|registry)(\/|$)/.test(from)),
    );
    expect(strays.map(({ name }) => name)).toEqual([]);
  });

  test("is called by the worker: pages, components and Next code never open one", () => {
    const serving = shipped.filter(({ name }) => /^(app|components|lib\/web)\//.test(name));
    const calls = serving.filter(({ text }) =>
      /\b(gatewayOf|receiveWebhook|serveGatewayRequests)\b/.test(text),
    );
    expect(calls.map(({ name }) => name)).toEqual(["app/api/webhooks/[gateway]/route.ts"]);
  });

  test("has its secret read in one place, which fails in a process without it", () => {
    const readers = shipped.filter(
      ({ name, text }) => /^(lib|app|components)\//.test(name) && /SECRET_KEY/.test(text),
    );
    // And that of carriers.
    expect(readers.map(({ name }) => name)).toEqual([
      "lib/carriers/terminal-africa/settings.ts",
      "lib/gateways/paystack/settings.ts",
    ]);
    const owners = shipped.filter(
      ({ name, text }) => /^(lib|app|components)\//.test(name) && /DATABASE_OWNER_URL/.test(text),
    );
    expect(owners.map(({ name }) => name)).toEqual([]);
  });
});
