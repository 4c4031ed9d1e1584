/** What a seller has scanned and the server does not have yet, on their own device. */

const keyOf = (tradeId: string) => `handover:${tradeId}`;

/** The secret in a QR code that was read; undefined where it is another's. */
export function secretIn(text: string): string | undefined {
  const secret = text.trim().toLowerCase();
  return /^[0-9a-f]{32}$/.test(secret) ? secret : undefined;
}

/** Whether it is the secret that this hash was made of, in hexadecimal both. */
export async function isProven(secret: string, hash: string): Promise<boolean> {
  const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === hash;
}

/** Browsers may forbid storage: then it is kept for as long as the page is open. */
function onStorage<Answer>(use: (storage: Storage) => Answer): Answer | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

export const keepScanned = (tradeId: string, secret: string): void =>
  onStorage((storage) => storage.setItem(keyOf(tradeId), secret));

export const forgetScanned = (tradeId: string): void =>
  onStorage((storage) => storage.removeItem(keyOf(tradeId)));

export const keptScan = (tradeId: string): string | undefined =>
  onStorage((storage) => secretIn(storage.getItem(keyOf(tradeId)) ?? ""));
