import { expect, test } from "vitest";
import type { Leaf } from "@/lib/catalog/complete";
import { type Draft, draftSchema } from "@/lib/catalog/content";
import { categoryTree } from "@/lib/catalog/data/categories";
import { moneyView } from "@/lib/kernel/schema";
import { checkedListing, problemsOf } from "./check";
import { nestedOf, readTyped, type Typed, typedAgain, typedListing, typedOf } from "./typed";

const mostMinor = 1_000_000_00n;

function phones(): Leaf {
  const leaf = categoryTree
    .flatMap(({ children = [] }) => children)
    .find(({ slug }) => slug === "mobile-phones");
  if (!leaf?.schema) throw new Error("it is a leaf");
  return { ...leaf, id: "", version: 1, schema: leaf.schema };
}

const whole: Draft = {
  title: "Samsung Galaxy A54, 128GB",
  description: "A clean phone with its box, used for a year.",
  condition: "GOOD",
  attributes: {
    brand: "samsung",
    model: "Galaxy A54",
    storage: "128_gb",
    lock: "unlocked",
    works: ["fingerprint"],
    imei: "490154203237518",
  },
  price: moneyView(265_000_00n),
  units: "2",
  images: [{ imageId: "0199aaaa-0000-7000-8000-000000000001", alt: "", focusX: 50, focusY: 40 }],
  state: "LA",
  lga: "Ikeja",
  delivery: ["SEND", "PICK_UP"],
  returns: { days: 7, paidBy: "seller" },
  takesBids: true,
  lowStockAt: 1,
  secondCategory: "phone-accessories",
};

const typedWhole = (schema: Leaf["schema"]): Typed =>
  typedOf({ ...typedAgain(whole, "mobile-phones"), images: JSON.stringify(whole.images) }, schema);

test("what a draft holds is typed again, and read again it is the same", () => {
  const leaf = phones();
  const { draft, problems } = readTyped(typedWhole(leaf.schema), leaf.schema);
  expect(problems).toEqual({});
  expect(draft).toEqual(whole);
  expect(draftSchema.parse(draft)).toEqual(whole);
  expect(problemsOf(typedWhole(leaf.schema), { leaf, mostMinor })).toEqual({});
});

test("a form without scripts sends the same", () => {
  const leaf = phones();
  const sent = new FormData();
  for (const [name, value] of Object.entries(typedAgain(whole, "mobile-phones")))
    for (const one of /^(?:delivery|a\.works)$/.test(name) ? value.split(",") : [value])
      sent.append(name, one);
  sent.set("images", JSON.stringify(whole.images));
  sent.set("__proto__", "x");
  sent.set("a.__proto__", "x");
  const typed = typedListing.parse(nestedOf(sent));
  // Of one box alone the form has its text.
  expect(readTyped(typed, leaf.schema).draft).toEqual({
    ...whole,
    attributes: { ...whole.attributes, works: "fingerprint" },
  });
});

test("each field that is wrong is named, in the words of the server", () => {
  const leaf = phones();
  const judged = { leaf, mostMinor };
  const typed: Typed = {
    ...typedWhole(leaf.schema),
    title: "Call 0803 123 4567",
    description: "too short",
    condition: "",
    price: "12.345",
    units: "٣",
    lga: "Nsukka",
    images: "[]",
    delivery: [],
    lowStockAt: "-1",
    a: { imei: "490154203237518", brand: "nobody", model: "\u200b", storage: "128_gb", lock: "unlocked" },
  };
  expect(problemsOf(typed, judged)).toEqual({
    title: expect.stringContaining("phone number") as string,
    description: "Describe it in 20 characters or more.",
    condition: "Choose its condition.",
    price: "Use at most two decimal places, such as 2,500.50.",
    units: "Enter how many there are, 1 to 9,999.",
    lga: "Choose a local government area of this state.",
    images: "Add a picture.",
    delivery: "Choose how the buyer gets it.",
    lowStockAt: "Enter a number from 1 to 999, or leave it empty.",
    "a.brand": "Choose one.",
    "a.model": "Give its model.",
  });
  const issues = checkedListing(judged)
    .safeParse(typed)
    .error?.issues.map(({ path }) => path.join("."));
  expect(issues?.toSorted()).toEqual(Object.keys(problemsOf(typed, judged)).toSorted());
});

test("a draft is kept of whatever is typed, but for what nothing can keep", () => {
  const { schema } = phones();
  const typed: Typed = {
    ...typedWhole(schema),
    title: "x".repeat(201),
    description: " \u200b ",
    price: "1e21",
    units: "1000000000",
    images: '[{"imageId":"no"}]',
    a: { brand: "b".repeat(401), gone: "of another category", works: [] },
  };
  const { draft, problems } = readTyped(typed, schema);
  expect(draftSchema.safeParse(draft).success).toBe(true);
  expect(draft).toMatchObject({ description: "", attributes: {}, images: [] });
  expect(Object.keys(problems).toSorted()).toEqual(["a.brand", "price", "title", "units"]);
});

test("without a category nothing of its details is asked, and the category is", () => {
  const typed = { ...typedOf({}, null), category: "" };
  const found = problemsOf(typed, { leaf: null, mostMinor });
  expect(found.category).toBe("Choose a category.");
  expect(Object.keys(found).filter((field) => field.startsWith("a."))).toEqual([]);
});
