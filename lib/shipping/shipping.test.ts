import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { addAddress, addresses, addressOf, changeAddress, chooseAddress, deleteAddress } from "./addresses";
import { addProfile, changeProfile, deleteProfile, profiles, sendingOf } from "./profiles";
import { Address, Profile, usualProfile } from "./schema";

let app: TestApp;
let ada: TestUser;
let bola: TestUser;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada");
  bola = await makeUser(app, "Bola");
});
afterAll(() => app.close());

const given = {
  name: "Ada Obi",
  phone: "0803 123 4567",
  state: "LA",
  lga: "Ikeja",
  street: "12 Allen Avenue",
};
const home = Address.parse(given);
const flat: Profile = {
  name: "By bike",
  strategy: { by: "FLAT", base: moneyView(150_000n), extra: moneyView(0n) },
  handlingDays: 1,
  daysMin: 1,
  daysMax: 2,
};

test.each<[string, object, string]>([
  ["an area of another state", { lga: "Ibadan North" }, "lga"],
  ["a state that does not exist", { state: "XX" }, "state"],
  ["no house number and no landmark", { street: "Allen Avenue" }, "landmark"],
  ["a number that is no mobile's", { phone: "0123" }, "phone"],
  ["a name of one letter", { name: "A" }, "name"],
  ["a street of spaces", { street: "   " }, "street"],
  ["a note too long", { note: "x".repeat(301) }, "note"],
  ["a field that addresses do not have", { postcode: "100001" }, ""],
])("refuses an address with %s, beside its field", (_, wrong, field) => {
  const issues = Address.safeParse({ ...given, ...wrong }).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join("."))).toContain(field);
});

test("a landmark stands for a number of the house, and a phone number is kept in full", () => {
  const found = Address.parse({ ...given, street: "Allen Avenue", landmark: "Opposite First Bank" });
  expect(found).toMatchObject({ phone: "+2348031234567", landmark: "Opposite First Bank" });
});

test("a repeated request saves one address; the one chosen last comes first", async () => {
  const [first, again] = await Promise.all([addAddress(ada, "first", home), addAddress(ada, "first", home)]);
  expect(again).toEqual(first);
  const office = await addAddress(ada, "second", { ...home, street: "3 Broad Street", lga: "Lagos Island" });
  expect((await addresses(ada)).map(({ id }) => id)).toEqual([office.id, first.id]);
  await chooseAddress(ada, first.id);
  expect((await addresses(ada)).map(({ id }) => id)).toEqual([first.id, office.id]);
});

test("another's address does not exist", async () => {
  const { id } = await addAddress(ada, "hers", home);
  expect(await addressOf(bola, id)).toBeUndefined();
  await expect(changeAddress(bola, id, { ...home, name: "Bola" })).rejects.toMatchObject({
    reason: "not_found",
  });
  await expect(chooseAddress(bola, id)).rejects.toMatchObject({ reason: "not_found" });
  await deleteAddress(bola, id);
  expect(await addressOf(ada, id)).toEqual({ id, ...home });
  await deleteAddress(ada, id);
  expect(await addressOf(ada, id)).toBeUndefined();
});

test("there is room for twenty addresses, also for thirty that come at once", async () => {
  const chidi = await makeUser(app, "Chidi");
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) =>
      addAddress(chidi, `n${n}`, { ...home, street: `${n} Allen Avenue` }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  for (const one of outcomes)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "too_many_addresses" });
  expect(await addresses(chidi)).toHaveLength(20);
});

test("a seller sends in the ways that they have saved, and as is usual until then", async () => {
  expect((await sendingOf([bola.id])).get(bola.id)).toEqual([{ id: "usual", ...usualProfile }]);
  const { id } = await addProfile(bola, "bike", flat);
  expect((await sendingOf([bola.id, ada.id])).get(bola.id)).toEqual([{ id, ...flat }]);
  await changeProfile(bola, id, { ...flat, daysMax: 4 });
  expect(await profiles(bola)).toEqual([{ id, ...flat, daysMax: 4 }]);
  await expect(changeProfile(ada, id, flat)).rejects.toMatchObject({ reason: "not_found" });
  await deleteProfile(ada, id);
  expect(await profiles(bola)).toHaveLength(1);
  await deleteProfile(bola, id);
  expect((await sendingOf([bola.id])).get(bola.id)).toEqual([{ id: "usual", ...usualProfile }]);
});

test.each<[string, object, string]>([
  ["bands that go backwards", bands(2_000, 1_000), "strategy.bands"],
  ["no band", bands(), "strategy.bands"],
  [
    "nowhere to send",
    {
      strategy: { ...usualProfile.strategy, zones: { lga: null, state: null, region: null, country: null } },
    },
    "strategy.zones",
  ],
  ["a way that is unknown", { strategy: { by: "DRONE" } }, "strategy.by"],
  ["six days before it is sent", { handlingDays: 6 }, "handlingDays"],
  ["a longest time below the shortest", { daysMin: 5, daysMax: 4 }, "daysMax"],
])("refuses a way to send with %s", (_, wrong, field) => {
  const issues = Profile.safeParse({ ...flat, ...wrong }).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join("."))).toContain(field);
});

function bands(...grams: number[]) {
  const fee = moneyView(100_000n);
  return {
    strategy: { by: "WEIGHT", bands: grams.map((upToGrams) => ({ upToGrams, base: fee })), extra: fee },
  };
}

test("the database takes no other kind of fee and no time that ends before it begins", async () => {
  const insert = (strategy: object, max: number) =>
    query(sql`
      insert into shipping_profile (id, seller_id, key, name, strategy, handling_days, days_min, days_max)
      values (gen_random_uuid(), ${ada.id}::uuid, 'x', 'Post', ${JSON.stringify(strategy)}::jsonb, 1, 2, ${max}::int)`);
  await expect(insert({ by: "DRONE" }, 3)).rejects.toThrow(/check constraint/);
  await expect(insert(flat.strategy, 1)).rejects.toThrow(/check constraint/);
});
