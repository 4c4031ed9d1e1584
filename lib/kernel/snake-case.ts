const snakeNames = new Map<string, string>();

function snakeCase(name: string): string {
  let snake = snakeNames.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeNames.set(name, snake);
  }
  return snake;
}

const digits = (value: unknown) => (typeof value === "bigint" ? value.toString() : value);

/** A row with SQL column names and bigints as digits. Lists contain rows of another table. */
export function snakeRow(row: object): object {
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    columns[snakeCase(name)] = Array.isArray(value) ? value.map(snakeRow) : digits(value);
  }
  return columns;
}
