import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import type { Need } from "./body-limits";
import { linkOver, noSuchPage, type RequestFault, signInNeeded } from "./faults";

type Check = (path: string, headers: IncomingHttpHeaders) => Promise<RequestFault | undefined>;

const lastOf = (path: string): string => path.split("/").at(-1) ?? "";

const checks: Readonly<Record<Need, Check>> = {
  /** A link that takes a file, or took one and answers it again. */
  async open_link(path) {
    const { linkOf } = await import("@/lib/disputes");
    const link = await linkOf(lastOf(path));
    return link && (link.isOpen || link.isUsed) ? undefined : linkOver;
  },
  async viewer(_, headers) {
    return (await viewerOf(headers)) ? undefined : signInNeeded;
  },
  async own_listing(path, headers) {
    const viewer = await viewerOf(headers);
    if (!viewer) return signInNeeded;
    const { ownListing } = await import("@/lib/catalog");
    return (await ownListing(viewer, lastOf(path))) ? undefined : noSuchPage;
  },
};

/** Why nothing at a path waits for a large body; undefined where something does. */
export const unmetNeed = (
  need: Need,
  path: string,
  headers: IncomingHttpHeaders,
): Promise<RequestFault | undefined> => checks[need](path, headers);

/** The person whose session the cookies of a request hold. */
async function viewerOf(headers: IncomingHttpHeaders) {
  const [{ sessionIdIn }, { sessionCookieName }, { readViewer }] = await Promise.all([
    import("../browser"),
    import("../cookies"),
    import("../../identity"),
  ]);
  const id = await sessionIdIn(cookieOf(headers, sessionCookieName()));
  return id ? readViewer(id) : undefined;
}

/** The value of a cookie of a request, as Next reads it: the last of that name. */
function cookieOf({ cookie = "" }: IncomingHttpHeaders, name: string): string | undefined {
  const pairs = cookie.split(";").map((pair) => pair.trim());
  return pairs.findLast((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
