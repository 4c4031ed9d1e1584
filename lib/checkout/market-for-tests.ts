import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type Drafted, liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";

/** Within Lagos, as sellers send who have not said otherwise. */
export const FEE = 2_500_00n;
/** What Ada has. */
export const FUNDED = 10n * PRICE;

/** Ada, with money, Sade, who sells five phones, and a moderator who lets listings through. The two are new in each test. */
export interface Market {
  app: TestApp;
  moderator: TestUser;
  ada: TestUser;
  sade: TestUser;
  phone: Drafted;
}

/** Opens a market for the tests of a file. */
export function openMarket(): Market {
  const market = {} as Market;
  beforeAll(async () => {
    market.app = await testApp();
    market.moderator = await makeUser(market.app, "Musa", { staffRoles: ["MODERATOR"] });
  });
  afterAll(() => market.app.close());
  beforeEach(async () => {
    const { app, moderator } = market;
    market.ada = await makeUser(app, "Ada", { balanceMinor: FUNDED, level: "TRUSTED" });
    market.sade = await makeUser(app, "Sade", { level: "TRUSTED" });
    market.phone = await liveListing(app, market.sade, moderator, { units: "5" });
  });
  return market;
}

export const refused = (reason: string, details = {}) =>
  expect.objectContaining({ reason, details: expect.objectContaining(details) as unknown }) as unknown;

/** So many of a listing, as a line. */
export const one = ({ listingId }: Drafted, units = 1) => ({ listingId, units });

/** What a person's wallet holds, in kobo. */
export const has = async (userId: string): Promise<bigint> =>
  (
    await queryOne<{ balance: bigint }>(sql`
    select balance from account_balance where kind = 'WALLET' and currency = ${HOME} and owner_id = ${userId}::uuid`)
  )?.balance ?? 0n;
