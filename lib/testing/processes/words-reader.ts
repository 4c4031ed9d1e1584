// Says on each line the locked screen's words of one notice that are in force, whenever they change.

import { setTimeout } from "node:timers/promises";
import { watchSettings } from "../../kernel/connection/shared-read";
import { liveTemplates } from "../../notifications/templates/live";

watchSettings();
let before: string | undefined;
for (;;) {
  const words = (await liveTemplates())("trade.extended", "en")?.parts.push ?? "product";
  if (words !== before) process.stdout.write(`${words}\n`);
  before = words;
  await setTimeout(5);
}
