/** A name masked for strangers: `A***** O**`. */
export const maskName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => word.slice(0, 1).toUpperCase() + "*".repeat(Math.max(2, Math.min(word.length - 1, 6))))
    .join(" ");

/** The last digits of an account number: `••6789`. */
export const maskAccount = (accountNumber: string): string => `••${accountNumber.slice(-4)}`;
