/** A string, kept as it is, or a number. In valid JSON a digit outside a string is part of a number. */
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const longInteger = /^-?\d{16,}$/;

/**
 * Parses JSON, reading integers too long for a double (the gateway's ids have 64 bits) as strings of their digits.
 * Throws SyntaxError if the text is not JSON.
 */
export function parseBigIntegerJson(text: string): unknown {
  return JSON.parse(text.replace(token, (found) => (longInteger.test(found) ? `"${found}"` : found)));
}
