import { expect, test } from "vitest";
import { moneyView } from "@/lib/kernel/schema";
import { ProfileForm, ReplaceProfileForm, typedProfile } from "./profile-form";
import { Profile, usualProfile } from "./schema";

const days = { handlingDays: "2", daysMin: "1", daysMax: "3" };
const flat = { name: "By bike", by: "FLAT", base: "₦1,500", extra: "", ...days };

const all: Profile[] = [
  usualProfile,
  {
    ...usualProfile,
    strategy: {
      by: "ZONE",
      zones: { lga: moneyView(0n), state: null, region: null, country: moneyView(550_050n) },
      extra: moneyView(0n),
    },
  },
  { ...usualProfile, strategy: { by: "FLAT", base: moneyView(150_000n), extra: moneyView(0n) } },
  {
    ...usualProfile,
    strategy: {
      by: "WEIGHT",
      bands: [
        { upToGrams: 500, base: moneyView(100_000n) },
        { upToGrams: 12_345, base: moneyView(250_000n) },
      ],
      extra: moneyView(0n),
    },
  },
  {
    ...usualProfile,
    strategy: {
      by: "FREE_FROM",
      from: moneyView(5_000_000n),
      base: moneyView(200_000n),
      extra: moneyView(1n),
    },
  },
];

test.each(all.map((profile) => [profile.strategy.by, profile] as const))(
  "%s is the same once it has been through its form",
  (_, profile) => {
    expect(Profile.parse(ProfileForm.parse(typedProfile(profile)))).toEqual(profile);
  },
);

test("nothing typed for a further piece is nothing asked, and a zone without a fee is not sent to", () => {
  expect(ProfileForm.parse(flat).strategy).toEqual({
    by: "FLAT",
    base: moneyView(150_000n),
    extra: moneyView(0n),
  });
  expect(ProfileForm.parse({ ...flat, by: "ZONE", lga: "1500" }).strategy).toMatchObject({
    zones: { lga: moneyView(150_000n), state: null, region: null, country: null },
  });
});

test.each<[string, Record<string, string>, string]>([
  ["no fee", { base: "" }, "base"],
  ["a fee below zero", { base: "-5" }, "base"],
  ["words for a further piece", { extra: "some" }, "extra"],
  ["no days", { daysMax: "" }, "daysMax"],
  ["half a day", { handlingDays: "1.5" }, "handlingDays"],
  ["a zone with words", { by: "ZONE", region: "cheap" }, "region"],
  ["a weight without a fee", { by: "WEIGHT", kg2: "2", fee2: "" }, "fee2"],
  ["a fee without a weight", { by: "WEIGHT", kg1: "", fee1: "900" }, "kg1"],
  ["a weight of nothing", { by: "WEIGHT", kg1: "0", fee1: "900" }, "kg1"],
  ["a sum from which it is free that is none", { by: "FREE_FROM", from: "much" }, "from"],
])("%s is said beside its field", (_, wrong, field) => {
  const id = "01890a5d-ac96-774b-bcce-b302099a8057";
  for (const found of [
    ProfileForm.safeParse({ ...flat, ...wrong }),
    ReplaceProfileForm.safeParse({ id, ...flat, ...wrong }),
  ])
    expect(found.error?.issues.map(({ path }) => path.join("."))).toContain(field);
});
