/** A string, kept as it is, or a number. In valid JSON a digit outside a string is part of a number. */
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/**
 * Parses JSON, reading every number as the text that it was written as: an amount with decimals never becomes a float.
 * Throws SyntaxError if the text is not JSON.
 */
export function parseDecimalJson(text: string): unknown {
  JSON.parse(text); // what is no JSON, such as 01, must not become some by its quotes
  return JSON.parse(text.replace(token, (found) => (found.startsWith('"') ? found : `"${found}"`)));
}
