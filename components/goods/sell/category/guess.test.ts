import { expect, test } from "vitest";
import type { CategorySchema } from "@/lib/catalog/category-schema";
import { categoryTree } from "@/lib/catalog/data/categories";
import { guessDetails } from "./guess";

function schemaOf(slug: string): CategorySchema {
  const leaf = categoryTree.flatMap(({ children = [] }) => children).find((one) => one.slug === slug);
  if (!leaf?.schema) throw new Error(`${slug} is a leaf`);
  return leaf.schema;
}

test.each([
  ["Samsung Galaxy A54 5G, 256GB", { brand: "samsung", storage: "256_gb", model: "Galaxy A54 5G" }],
  ["tecno spark 10 128 gb black", { brand: "tecno", storage: "128_gb", colour: "black", model: "spark 10" }],
  ["iPhone 13 Pro, 16GB", { storage: "16_gb", model: "iPhone 13 Pro" }],
  ["Fine phone for sale", {}],
])("reads of a phone’s title what it says: %s", (title, details) => {
  expect(guessDetails(title, schemaOf("mobile-phones"))).toEqual(details);
});

test("takes each word of a title once: storage is not memory as well", () => {
  expect(guessDetails("Redmi 16GB", schemaOf("mobile-phones"))).not.toHaveProperty("memory");
});

test("reads no number out of its bounds, and guesses only what the category offers", () => {
  for (const { children = [] } of categoryTree)
    for (const { schema } of children) {
      if (!schema) continue;
      const guesses = guessDetails("Black leather Samsung EU 43, 55 inch, 900000 GB, 7 kg, 2019", schema);
      for (const [key, value] of Object.entries(guesses)) {
        const asked = schema.attributes.find((one) => one.key === key);
        if (asked?.type === "choice") expect(asked.choices.map((one) => one.value)).toContain(value);
        if (asked?.type === "number") expect(Number(value)).toBeLessThanOrEqual(asked.max);
      }
    }
});
