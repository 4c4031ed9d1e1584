/** A masked email address: `a***@example.com`; of a name of one or two letters, none. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  if (at < 0) return "***";
  return `${at > 2 ? email.slice(0, 1) : ""}***${email.slice(at)}`;
}
