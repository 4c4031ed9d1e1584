export type Dictionary<Value> = Readonly<Record<string, Value | undefined>>;

/**
 * A table that is read by words from outside. It holds its own entries alone: a plain object also answers to 'constructor' and
 * '__proto__'. Not for props of client components, which React wants plain.
 */
export const dictionary = <Value>(entries: Readonly<Record<string, Value>>): Dictionary<Value> =>
  Object.assign(Object.create(null) as Record<string, Value>, entries);
