import { afterAll, beforeAll, expect, test } from "vitest";
import { restrict } from "@/lib/testing/restrict";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer } from "@/lib/trades";
import { freshKey, offerOf, together } from "@/lib/trades/scenes-for-tests";
import { bitsIn, lift, rowsOf, set } from "./restrictions-for-tests";

let app: TestApp;
let efe: TestUser;
let ngozi: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi", { staffRoles: ["FINANCE"] });
});
afterAll(() => app.close());

test("a freeze is serialised with twelve concurrent purchases, and none succeeds after it", async () => {
  const ada = await makeUser(app, "Ada", { balanceMinor: 100_000_00n });
  const bayo = await makeUser(app, "Bayo");
  const offers = await Promise.all(
    Array.from({ length: 12 }, async () => offerOf(await makeUser(app, "Seller"), 1_000_00n)),
  );
  const buys = offers.map((offer) => () => acceptOffer(ada.actor, freshKey(), offer));
  const answers = await together([...buys.slice(0, 6), () => set(efe, ada, "frozen"), ...buys.slice(6)]);
  expect(new Set(answers.map(({ said }) => said))).toSatisfy((said: Set<string>) =>
    [...said].every((word) => word === "done" || word === "frozen"),
  );
  await expect(acceptOffer(ada.actor, freshKey(), await offerOf(bayo, 1_000_00n))).rejects.toMatchObject({
    reason: "frozen",
  });
});

test("the bits match the rows after concurrent restrictions and lifts", async () => {
  for (let round = 0; round < 8; round += 1) {
    const user = await makeUser(app, "Ife");
    const ids = await Promise.all(
      (["frozen", "no_payout", "frozen"] as const).map((kind) => restrict(app, user.id, kind)),
    );
    const [first = "", second = ""] = ids;
    const answers = await together([
      () => lift(efe, first),
      () => lift(ngozi, first),
      () => set(efe, user, "no_accept"),
      () => lift(efe, second),
      () => set(ngozi, user, "frozen"),
    ]);
    expect(answers.map(({ said }) => said).toSorted()).toEqual(
      ["done", "done", "done", "done", "restriction_lifted"].toSorted(),
    );
    const bits = await bitsIn(user);
    expect(bits).toEqual({ restricted: bits?.now, now: bits?.now });
    const left = (await rowsOf(user)).filter((row) => row.state === "ACTIVE").map(({ kind }) => kind);
    expect(left.toSorted()).toEqual(["frozen", "frozen", "no_accept"]);
  }
});
