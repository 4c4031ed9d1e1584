import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { appNow, freshKey, reasonOf } from "../scenes-for-tests";
import { proposeMeeting } from "./commands/meet";
import { orderOf } from "./scene-for-tests";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const HOUR = 3_600_000;

test("its two meet within seven days, and not in the past", async () => {
  const moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
  const order = await orderOf(app, moderator, "BEGUN", { isPickUp: true });
  const now = (await appNow()).getTime();
  const propose = (hours: number) =>
    proposeMeeting(order.ada.actor, freshKey(), {
      ...order,
      at: new Date(now + hours * HOUR).toISOString(),
      place: "Ikeja City Mall",
    }).then(() => "done", reasonOf);
  expect(await propose(-1)).toBe("meet_within_week");
  expect(await propose(7 * 24 + 1)).toBe("meet_within_week");
  expect(await propose(7 * 24 - 1)).toBe("done");
  expect(await propose(2)).toBe("proposal_open");
});
