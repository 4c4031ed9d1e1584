import { readFile, stat } from "node:fs/promises";
import { ask } from "../server";

/** One step of a statement as PostgreSQL logged it; each of parse, bind and execute is one. */
export interface Logged {
  ms: number;
  text: string;
}

/** What PostgreSQL says its statements took while `work` was done, of all databases of the server. */
export async function logged(
  { superUrl, log }: { superUrl: string; log: string },
  work: () => Promise<unknown>,
): Promise<Logged[]> {
  const setting = async (to: number) => {
    await ask(superUrl, `alter system set log_min_duration_statement = ${to}`);
    await ask(superUrl, "select pg_reload_conf()");
  };
  const { size } = await stat(log);
  await setting(0);
  await work();
  await setting(-1);
  const lines = (await readFile(log)).subarray(size).toString("utf8");
  const entry =
    /LOG: {2}duration: ([\d.]+) ms {2}(?:parse|bind|execute|statement)[^:]*: ([^]*?)(?=\n\d{4}-|$)/g;
  return [...lines.matchAll(entry)].map(([, ms, text = ""]) => ({ ms: Number(ms), text }));
}
