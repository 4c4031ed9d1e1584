// Fills a new demo with its cast and their trades; scripts/setup/own-stack.mjs calls it once a database.
import { disconnect } from "../lib/db";
import { seedMarket } from "./seed/seed-market";

const ownerUrl = process.env.DATABASE_OWNER_URL;
if (!ownerUrl) throw new Error("DATABASE_OWNER_URL is not set.");

try {
  await seedMarket(ownerUrl);
} finally {
  await disconnect();
}
