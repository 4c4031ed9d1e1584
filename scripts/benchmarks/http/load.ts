import autocannon, { type Request, type Result } from "autocannon";

interface Load {
  url: string;
  connections: number;
  /** How many requests; or else for how many seconds. */
  amount?: number;
  seconds?: number;
  method?: "POST";
  headers?: Record<string, string>;
  body?: string;
}

/** What came: how long each answer took in milliseconds, and how many there were a second. */
export interface Answers {
  tookMs: number[];
  perSecond: number;
}

/**
 * Asks one address again and again over connections that stay open, each time as another caller, as through a proxy: limits for
 * one caller are not what is measured. Nothing is compressed, as for a proxy that compresses itself.
 * @throws Error at any answer but a success
 */
export async function load({ seconds, headers = {}, ...asked }: Load): Promise<Answers> {
  let caller = 0;
  const setupRequest = (request: Request): Request => {
    caller += 1;
    const address = `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
    return { ...request, headers: { ...headers, "x-forwarded-for": address } };
  };
  const tookMs: number[] = [];
  const from = performance.now();
  let until = from;
  const options = {
    ...asked,
    ...(seconds !== undefined && { duration: seconds }),
    requests: [{ setupRequest }],
  };
  const { errors, non2xx } = await new Promise<Result>((resolve, reject) => {
    const running = autocannon(options, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    running.on("response", (_client, _status, _bytes, ms) => {
      tookMs.push(ms);
      until = performance.now();
    });
  });
  if (errors + non2xx > 0) throw new Error(`${asked.url}: ${errors + non2xx} requests failed.`);
  return { tookMs, perSecond: (tookMs.length * 1000) / (until - from) };
}
