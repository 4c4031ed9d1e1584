/** The principal of the clock, the gateways and jobs. */
export const SYSTEM_TEXT = "'00000000-0000-0000-0000-000000000000'";
export const SYSTEM = `${SYSTEM_TEXT}::uuid`;

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The SQL type of a table's column. Throws for a column that there is not. */
export type ColumnTypes = (table: string, column: string) => string;

/** Replaces all rows of a table. */
export const rowsOf = (table: string, columns: string, rows: string[]) =>
  `delete from ${table};\ninsert into ${table} (${columns}) values\n${rows.map((row) => `  (${row})`).join(",\n")};`;
