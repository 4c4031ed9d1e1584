/** A short address of a listing, for messages: its id in 22 letters. */
export const shortPath = (id: string): string =>
  `/l/${Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")}`;

/** The id in the last part of such an address; undefined if there is none. */
export function idInShort(part: string): string | undefined {
  if (!/^[\w-]{22}$/.test(part)) return undefined;
  const hex = Buffer.from(part, "base64url").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
