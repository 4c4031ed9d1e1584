import "./setup/first.mjs";
import type pg from "pg";
import { wrongRecords } from "../lib/reviews";
import { ownerUrl } from "./database/owner-url";
import { withClient } from "./database/with-client.mjs";
import { runProgram } from "./setup/leaving.mjs";

interface Wrong {
  user_id: string;
  stored: Record<string, number> | null;
  worked: Record<string, number>;
}

// Works out everyone's record anew from timelines, disputes and reviews, says which are not what is stored, and leaves with 1 where one is.
await runProgram(async () => {
  return report(await withClient(await ownerUrl("No records to check"), find));
});

async function find(client: pg.Client): Promise<Wrong[]> {
  const { rows } = await client.query<Wrong>(wrongRecords.text, wrongRecords.values);
  return rows;
}

function report(wrong: Wrong[]): number {
  for (const { user_id: id, stored, worked } of wrong) {
    const names = Object.keys(worked).filter((name) => stored?.[name] !== worked[name]);
    const figures = names.map(
      (name) => `${name} ${String(stored?.[name] ?? "none")}, not ${String(worked[name])}`,
    );
    process.stdout.write(`${id}: ${figures.join("; ")}\n`);
  }
  process.stdout.write(
    wrong.length === 0 ? "Every record is as the facts say\n" : `${wrong.length} records are wrong\n`,
  );
  return wrong.length === 0 ? 0 : 1;
}
