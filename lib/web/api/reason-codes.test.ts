import { traverseContractProcedures } from "@orpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { operations } from "@/lib/composition";
import type { OperationMeta } from "@/lib/kernel/procedure";

/** Operations of staff whose sentence stands without a code, each with what says why instead. */
const without: Record<string, string> = {
  "POST /admin/trades/{id}/rule": "its finding and the rules that it cites",
};

interface Described {
  properties?: Record<string, unknown>;
  anyOf?: Described[];
  oneOf?: Described[];
  allOf?: Described[];
}

/** The fields of an input, in any of its forms. */
const fieldsOf = ({ properties = {}, ...forms }: Described): string[] => [
  ...Object.keys(properties),
  ...[forms.anyOf, forms.oneOf, forms.allOf].flatMap((all = []) => all.flatMap(fieldsOf)),
];

const uncoded: string[] = [];
let asked = 0;
traverseContractProcedures({ router: operations, path: [] }, ({ contract }) => {
  const { route, meta, inputSchema } = contract["~orpc"];
  const isOfStaff = (meta as OperationMeta).staff || route.path?.startsWith("/admin");
  if (!isOfStaff || !inputSchema || route.method === "GET") return;
  const described = z.toJSONSchema(inputSchema as z.ZodType, { io: "input", unrepresentable: "any" });
  const fields = fieldsOf(described);
  if (!fields.includes("reason")) return;
  asked += 1;
  if (!fields.includes("reasonCode")) uncoded.push(`${route.method ?? "POST"} ${route.path ?? ""}`);
});

test("an act of staff that asks for a reason asks for a category too", () => {
  expect(asked).toBeGreaterThan(20);
  expect(uncoded.toSorted()).toEqual(Object.keys(without).toSorted());
});
