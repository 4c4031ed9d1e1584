import type { Machine } from "../../lib/kernel/machine";
import type { ColumnTypes } from "./sql-text";
import { CheckWriter } from "./write-checks";
import { CountWriter } from "./write-counts";
import { InsertWriter } from "./write-insert";
import { MoveWriter } from "./write-moves";

/** All functions of one machine, as SQL. */
export function machineSql({ name, declaration }: Machine, columns: ColumnTypes): string {
  const its = [name, declaration, columns] as const;
  return [
    new MoveWriter(...its).moves(),
    new InsertWriter(...its).insert(),
    new CountWriter(...its).counts(),
    new CheckWriter(...its).checks(),
  ]
    .filter(Boolean)
    .join("\n\n");
}
