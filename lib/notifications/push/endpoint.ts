import "server-only";
import { env } from "@/lib/kernel/env";

/** Push services of browsers. A name that begins with a dot stands for all below it. */
const HOSTS = ["fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];

/**
 * The URL of a browser's push service; undefined for any other, because we call it. Only as a URL parser writes it, so that no two
 * parsers can read it differently.
 */
export function pushEndpoint(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.href !== text || url.username || url.password || url.hash) return undefined;
  if (isSimulated(url)) return url;
  const isKnown = HOSTS.some((host) =>
    host.startsWith(".") ? url.hostname.endsWith(host) : url.hostname === host,
  );
  return isKnown && url.protocol === "https:" && url.port === "" ? url : undefined;
}

/** A demo's own; the environment of a product that is not on this machine has none. */
export function isSimulated({ origin, pathname }: URL): boolean {
  const { PUSH_SIMULATOR_URL: simulator } = env();
  return simulator !== undefined && origin === new URL(simulator).origin && pathname.startsWith("/push/");
}
