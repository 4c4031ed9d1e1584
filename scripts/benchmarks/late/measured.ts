import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";

/** What a program reports that measures on a database of its own. */
export async function measured<Message>(stage: Stage, database: string, program: string): Promise<Message> {
  const server = await stage.server();
  const { appUrl, ownerUrl } = await server.makeDatabase(database);
  const started = startProgram(program, {
    env: { ...settingsFor(appUrl), BENCHMARK_OWNER_URL: ownerUrl },
  });
  const message = await started.nextMessage<Message>();
  await started.letGo();
  return message;
}
