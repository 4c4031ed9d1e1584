import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { openDispute } from "../disputes";
import { publishOffer } from "../offers";
import { queueFor } from "../staff";
import { claimCase } from "../staff/queues/commands";
import { acceptOffer } from "../trades";
import { authorizeSocket } from "./authorize-socket";
import { tradeChannel, userChannel } from "./channels";

const SOCKET = "1234.5678";

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;
let chidi: TestUser;
let efe: TestUser;
let eve: TestUser;
let tradeId: string;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi", { balanceMinor: 10_000_00n, level: "TRUSTED" });
  bayo = await makeUser(app, "Bayo Adeyemi", { level: "TRUSTED" });
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  efe = await makeUser(app, "Efe Osagie", { staffRoles: ["FINANCE"] });
  eve = await makeUser(app, "Eve Musa");
  const { result: offer } = await publishOffer(bayo.actor, randomUUID(), {
    ...airtimeOf(5_000_00n),
    priceMinor: 4_150_00n,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const { result } = await acceptOffer(ada.actor, randomUUID(), {
    offerId: offer.offerId,
    offerVersion: 1n,
    priceMinor: 4_150_00n,
    delivery: toPhone("+2348031234567"),
  });
  tradeId = result.tradeId;
});
afterAll(() => app.close());

const roleOf = async (user: TestUser) => {
  const response = await authorizeSocket(user.actor, SOCKET, tradeChannel(tradeId));
  return response?.channel_data && JSON.parse(response.channel_data);
};

test("authorizes both parties for their trade's channel, identified only by role", async () => {
  expect(await roleOf(ada)).toEqual({ user_id: "buyer", user_info: {} });
  expect(await roleOf(bayo)).toEqual({ user_id: "seller", user_info: {} });
});

test("refuses others and staff; authorizes a moderator only for a dispute that is theirs", async () => {
  for (const other of [eve, efe, chidi]) expect(await roleOf(other)).toBeUndefined();
  const complaint = { tradeId, reason: "other", statement: "He does not answer any more." } as const;
  await openDispute(ada.actor, randomUUID(), complaint);
  expect(await roleOf(chidi)).toBeUndefined();
  const { cases } = await queueFor(chidi.actor, "disputes", { who: "all", sort: "oldest" });
  const subjectId = cases.find(({ place }) => place === tradeId)?.id ?? "";
  await claimCase(chidi.actor, randomUUID(), { kind: "disputes", subjectId });
  expect(await roleOf(chidi)).toEqual({ user_id: "moderator", user_info: {} });
  for (const other of [eve, efe]) expect(await roleOf(other)).toBeUndefined();
});

test("authorizes a user only for their own channel", async () => {
  expect(await authorizeSocket(ada.actor, SOCKET, userChannel(ada.id))).toHaveProperty("auth");
  for (const other of [bayo, chidi])
    expect(await authorizeSocket(other.actor, SOCKET, userChannel(ada.id))).toBeUndefined();
});

test("authorizes only staff for the queues", async () => {
  expect(await authorizeSocket(efe.actor, SOCKET, "private-staff")).toHaveProperty("auth");
  expect(await authorizeSocket(ada.actor, SOCKET, "private-staff")).toBeUndefined();
});

test("refuses unknown channels and invalid socket ids", async () => {
  for (const name of [
    "",
    "offers",
    "private-other",
    `private-trade-${tradeId}`,
    tradeChannel(randomUUID()),
  ]) {
    expect(await authorizeSocket(ada.actor, SOCKET, name)).toBeUndefined();
  }
  for (const socket of ["", "1", "1.2:private-staff", "1.2\n"]) {
    expect(await authorizeSocket(ada.actor, socket, userChannel(ada.id))).toBeUndefined();
  }
});
