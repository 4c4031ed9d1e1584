import { startProgram } from "./programs";
import type { Database } from "./server";
import { settingsFor } from "./settings";
import type { Act, Answered, AnswerTo } from "./trader";

export interface Trader {
  ask<Name extends Act>(act: Name): Promise<AnswerTo<Name>>;
  close(): Promise<void>;
}

/** One Node process that trades on this database and does nothing else. It ends with us. */
export function openTrader(database: Database): Trader {
  const program = startProgram("./trader.ts", { env: settingsFor(database.appUrl) });
  async function ask<Name extends Act>(act: Name): Promise<AnswerTo<Name>> {
    program.process.send(act);
    const told = await program.told<Answered<AnswerTo<Name>>>();
    if (told.error !== undefined) throw new Error(told.error);
    return told.answer;
  }
  return {
    ask,
    async close() {
      await ask("leave");
      await program.letGo();
    },
  };
}
