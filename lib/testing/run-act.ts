import { disconnect } from "@/lib/kernel/db";

/** In a process that is to be killed: does the act that its first argument names, with the others. */
export async function runAct(acts: Record<string, (...words: string[]) => Promise<unknown>>): Promise<void> {
  const [name = "", ...words] = process.argv.slice(2);
  const act = acts[name];
  if (!act) throw new Error(`There is no act '${name}'.`);
  await act(...words);
  await disconnect();
}
