import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";

/** What a program tells that measures on a database of its own. */
export async function measured<Told>(stage: Stage, database: string, program: string): Promise<Told> {
  const server = await stage.server();
  const { appUrl } = await server.makeDatabase(database);
  const started = startProgram(program, { env: settingsFor(appUrl) });
  const told = await started.told<Told>();
  await started.letGo();
  return told;
}
