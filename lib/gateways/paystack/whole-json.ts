/** A string, which is left alone, or a number. In valid JSON a digit outside a string is part of a number. */
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const longInteger = /^-?\d{16,}$/;

/**
 * JSON in which a whole number too long for a double (the gateway's ids have 64 bits) is read as a string of its digits,
 * instead of as another number. Throws SyntaxError where the text is not JSON.
 */
export function parseWhole(text: string): unknown {
  return JSON.parse(text.replace(token, (found) => (longInteger.test(found) ? `"${found}"` : found)));
}
