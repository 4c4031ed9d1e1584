import { describe, expect, test } from "vitest";
import { moneyView } from "@/lib/kernel/schema";
import { type CategorySchema, categorySchema } from "./category-schema";
import { completed, type Leaf, termsOf } from "./complete";
import { contactIn } from "./contact";
import { type Draft, draftSchema } from "./content";
import { type RiskFacts, riskOf } from "./risk";

const schema: CategorySchema = categorySchema.parse({
  attributes: [
    {
      type: "choice",
      key: "brand",
      label: "Brand",
      required: true,
      choices: [
        { value: "itel", label: "Itel" },
        { value: "tecno", label: "Tecno" },
      ],
    },
    { type: "number", key: "screen", label: "Screen", unit: "inch", min: 2, max: 12, step: 0.1 },
    { type: "flag", key: "dual", label: "Two SIM cards" },
    { type: "date", key: "bought", label: "Bought on" },
    { type: "text", key: "imei", label: "IMEI", private: true, maxLength: 15 },
  ],
  conditions: ["NEW", "FOREIGN_USED"],
  windowDays: 3,
  grams: 400,
  risk: 40,
});
const leaf: Leaf = { id: "1", slug: "mobile-phones", name: "Mobile phones", version: 1, schema };
const most = { mostMinor: 50_000_00n };
const draft: Draft = {
  title: "  Clean   Itel phone ",
  description: "Clean, with its box.\r\n\n\n\nCharger too.",
  condition: "NEW",
  attributes: { brand: "itel", screen: "6.7", dual: "on", imei: "356938035643809" },
  price: moneyView(20_000_00n),
  units: "2",
  images: [{ imageId: "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21", alt: "", focusX: 50, focusY: 50 }],
  state: "LA",
  lga: "Ikeja",
};
const problems = (changes: Draft) => {
  const read = completed({ ...draft, ...changes }, leaf, most);
  return "problems" in read ? Object.keys(read.problems) : [];
};

test("a complete draft is tidied, its picture described by its title, and a trade keeps nothing private", () => {
  const read = completed(draft, leaf, most);
  if (!("complete" in read)) throw new Error(JSON.stringify(read.problems));
  const { content } = read.complete;
  expect(content).toMatchObject({
    title: "Clean Itel phone",
    description: "Clean, with its box.\n\nCharger too.",
    attributes: { brand: "itel", screen: 6.7, dual: true, imei: "356938035643809" },
    images: [{ alt: "Clean Itel phone" }],
    windowDays: 3,
  });
  expect(termsOf(read.complete, leaf, 4)).toMatchObject({
    version: 4,
    condition: "New",
    attributes: [
      { label: "Brand", value: "Itel" },
      { label: "Screen", value: "6.7 inch" },
      { label: "Two SIM cards", value: "Yes" },
    ],
  });
});

test.each([
  ["units 0", { units: "0" }, ["units"]],
  ["too many units", { units: "10000" }, ["units"]],
  ["the lowest price less a kobo", { price: moneyView(99_99n) }, ["price"]],
  ["more than the seller may trade", { price: moneyView(50_000_01n) }, ["price"]],
  ["a price before that was lower", { comparePrice: moneyView(20_000_00n) }, ["comparePrice"]],
  ["a place of another state", { lga: "Kano Municipal" }, ["lga"]],
  ["no state", { state: "" }, ["state"]],
  ["a condition that the category hasn’t", { condition: "FOR_PARTS" as const }, ["condition"]],
  ["no picture", { images: [] }, ["images"]],
  [
    "a detail that the category hasn’t",
    { attributes: { brand: "itel", weight: "3" } },
    ["attributes.weight"],
  ],
  ["a missing detail", { attributes: {} }, ["attributes.brand"]],
  ["a brand of another list", { attributes: { brand: "nokia" } }, ["attributes.brand"]],
  ["a step between", { attributes: { brand: "itel", screen: "6.75" } }, ["attributes.screen"]],
  ["digits of another script", { attributes: { brand: "itel", screen: "٣" } }, ["attributes.screen"]],
  ["a day that isn’t", { attributes: { brand: "itel", bought: "2026-02-30" } }, ["attributes.bought"]],
  ["a name of an object’s own", { attributes: { brand: "constructor" } }, ["attributes.brand"]],
  ["a title of marks", { title: "\u202e\u200b\u2800\u3164\u0301 " }, ["title"]],
])("%s is refused beside its field", (_what, changes, fields) => {
  expect(problems(changes as Draft)).toEqual(fields);
});

test.each([
  { units: "-1" },
  { units: "1e9" },
  { units: "٣" },
  { title: "\0" },
  { title: "a".repeat(10_000) },
  { extra: 1 },
])("%j is no draft", (given) => {
  expect(draftSchema.safeParse(given).success).toBe(false);
});

test("a thirteenth picture is refused", () => {
  const images = Array.from({ length: 13 }, () => draft.images?.[0]);
  expect(draftSchema.safeParse({ images }).success).toBe(false);
});

describe("a way to trade outside", () => {
  test.each([
    "call 0803 123 4567",
    "0803-123-4567",
    "+234 (0) 803 123 4567",
    "０８０３１２３４５６７",
    "0\u200b8031234567",
    "see www.jiji.ng",
    "wa.me/2348031234567",
    "write ada@example.com",
    "Opay account 8031234567",
  ])("is found in %j", (words) => {
    expect(contactIn(words)).toBeDefined();
  });

  test.each([
    "128 GB, 2024 model",
    "Serial 0123456789012345",
    "IMEI 356938035643809",
    "₦40,000.00 only",
    "5.5 inch",
  ])("is not found in %j", (words) => {
    expect(contactIn(words)).toBeUndefined();
  });
});

const harmless: RiskFacts = {
  accountDays: 100,
  tradesCompleted: 5,
  disputeRateBps: 0,
  categoryRisk: 20,
  priceMinor: 100n,
  medianMinor: null,
  hasForeignPicture: false,
  hasForeignText: false,
  fellPercent: 0,
  text: "Clean phone with box",
};

const setting = {
  prohibitedWords: "tramadol, registered sim",
  outsideWords: "send deposit, pay before",
  contactWords: "dm me, whats app",
  weights: {
    prohibited: 70,
    pays_outside: 40,
    contact_hint: 20,
    foreign_picture: 40,
    foreign_text: 30,
    far_below: 30,
    deep_fall: 30,
    risky_category: 15,
    new_account: 15,
    disputed_seller: 30,
    shouting: 0,
  },
};

test.each([
  ["nothing", {}, 0],
  ["another way to get in touch", { text: "Whats   App, or DM me" }, 20],
  ["a word within another", { text: "An admired, unregistered simulator" }, 0],
  ["a picture of another", { hasForeignPicture: true }, 40],
  [
    "all of another, for less than half",
    { hasForeignText: true, hasForeignPicture: true, medianMinor: 201n },
    100,
  ],
  ["half of what people pay", { medianMinor: 200n }, 0],
  ["a deep fall", { fellPercent: 60 }, 30],
  ["a fall", { fellPercent: 59 }, 0],
  ["a medicine", { text: "Tramadol 225" }, 70],
  ["a deposit first", { text: "Send deposit first!!!" }, 40],
  ["a new seller of risky goods", { accountDays: 1, tradesCompleted: 0, categoryRisk: 50 }, 30],
])("%s is a risk", (_what, changes, risk) => {
  expect(riskOf({ ...harmless, ...changes }, setting).risk).toBe(risk);
});

test("a rule that is only watched is kept with the hits, and weighs nothing", () => {
  expect(riskOf({ ...harmless, text: "Clean!!!" }, setting)).toEqual({
    risk: 0,
    hits: [{ rule: "shouting", weight: 0 }],
  });
});

test("no words find nothing, and a word may have marks that mean something elsewhere", () => {
  const textRisk = (text: string, prohibitedWords: string) =>
    riskOf({ ...harmless, text }, { ...setting, prohibitedWords }).risk;
  expect([
    textRisk("A gun", ""),
    textRisk("A gun", " , "),
    textRisk("A gun", "gun"),
    textRisk("Guns", "gun"),
  ]).toEqual([0, 0, 70, 0]);
  expect([textRisk("The ọ̀pá of Ṣàngó", "ọ̀pá"), textRisk("aXb", "a.b")]).toEqual([70, 0]);
});
