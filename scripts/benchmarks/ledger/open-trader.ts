import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Acts, Answered } from "./trader";

export interface Trader {
  ask<Name extends keyof Acts>(
    act: Name,
    ...args: Parameters<Acts[Name]>
  ): Promise<Awaited<ReturnType<Acts[Name]>>>;
  close(): Promise<void>;
}

/** One Node process that trades on this database and does nothing else. It ends with us. */
export function openTrader({ appUrl }: { appUrl: string }, env = settingsFor(appUrl)): Trader {
  const program = startProgram("./ledger/trader.ts", { env });
  async function ask<Name extends keyof Acts>(
    act: Name,
    ...args: Parameters<Acts[Name]>
  ): Promise<Awaited<ReturnType<Acts[Name]>>> {
    program.process.send([act, ...args]);
    const message = await program.nextMessage<Answered<Awaited<ReturnType<Acts[Name]>>>>();
    if (message.error !== undefined) throw new Error(message.error);
    return message.answer;
  }
  return {
    ask,
    async close() {
      await ask("leave");
      await program.letGo();
    },
  };
}
