// Fills a new demo with people, offers and trades; scripts/setup/own-stack.mjs calls it once a database.
import { disconnect } from "../lib/kernel/db";
import { seedDemo } from "./seed/seed-market";

const ownerUrl = process.env.DATABASE_OWNER_URL;
if (!ownerUrl) throw new Error("DATABASE_OWNER_URL is not set.");

try {
  await seedDemo(ownerUrl);
} finally {
  await disconnect();
}
