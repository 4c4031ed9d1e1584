/** The principal of the clock, the gateways and jobs. */
export const SYSTEM = "'00000000-0000-0000-0000-000000000000'::uuid";

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** SQL over the row `r`, of the row under another name. */
export const ofRow = (sql: string, row: string): string =>
  sql.replaceAll(/\br\./g, `${row}.`).replaceAll(/\(r\)/g, `(${row})`);

/** The SQL type of a table's column. Throws for a column that there is not. */
export type ColumnTypes = (table: string, column: string) => string;

/** Replaces all rows of a table. */
export const rowsOf = (table: string, columns: string, rows: string[]) =>
  `delete from ${table};\ninsert into ${table} (${columns}) values\n${rows.map((row) => `  (${row})`).join(",\n")};`;
