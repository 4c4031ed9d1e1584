/**
 * The bytes of a body, or null if there are more than `limit`, so that a request cannot exhaust memory.
 * Rejects if the sender aborts.
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Buffer | null> {
  if (!body) return Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}

interface Bounds {
  /** For the complete response, in milliseconds. */
  timeoutMs: number;
  /** Of its body, in bytes. */
  limit: number;
}

/**
 * A request to a provider under our secret key, which follows no redirect and is never cached. `bytes` is null where the body is larger
 * than the limit. Rejects where no complete response comes in time.
 */
export async function fetchBounded(
  address: string,
  request: RequestInit,
  { timeoutMs, limit }: Bounds,
): Promise<{ status: number; bytes: Buffer | null }> {
  const response = await fetch(address, {
    ...request,
    cache: "no-store",
    redirect: "error", // never send the secret key elsewhere
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, bytes: await readBounded(response.body, limit) };
}

/** Whether an address that a provider gave may be called: it has TLS, or is of the provider's own origin. Never an internal one. */
export function isProvidersUrl(address: string, baseUrl: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === "https:" || url?.origin === new URL(baseUrl).origin;
}
