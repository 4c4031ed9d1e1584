/** A code as words: `escrow_refund` is 'Escrow refund', `IN_ESCROW` 'In escrow'. */
export function codeWords(code: string): string {
  const words = code.replaceAll(/[-_.]/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was done, as words: `trade.agree-cancel` is 'Trade: agree cancel'; of the wallet's acts the verb says it all. */
export function actWords(act: string): string {
  const [subject = "", ...rest] = act.split(".");
  const verb = rest.join(" ");
  if (verb === "" || subject === "wallet") return codeWords(verb || subject);
  return `${codeWords(subject)}: ${codeWords(verb).toLowerCase()}`;
}
