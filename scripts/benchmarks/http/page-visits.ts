import { openTrader } from "../ledger/open-trader";
import type { Acts, Credentials } from "../ledger/trader";
import { load } from "./load";
import type { OwnApp } from "./own-app";

/** A page as it is requested. */
export interface Visit {
  name: string;
  path: string;
  /** Of who is signed in. */
  cookie?: string;
}

type Visits = { [name in "landing" | "offers" | "offersIn" | "offer" | "room"]: Visit };

// The people are made once, whichever benchmark is the first to send them.
const made = new WeakMap<OwnApp, Promise<Visits>>();

/** The pages that are looked at most, by strangers and by a buyer with a trade under way. */
export function visitsOf(app: OwnApp): Promise<Visits> {
  const visits = made.get(app) ?? makeVisits(app);
  made.set(app, visits);
  return visits;
}

async function makeVisits(app: OwnApp): Promise<Visits> {
  const { tradeId, buyer } = await makeParties(app);
  const cookie = await signIn(app.url, buyer);
  return {
    landing: { name: "landing", path: "/" },
    offers: { name: "offers, signed out", path: "/offers" },
    offersIn: { name: "offers, signed in", path: "/offers", cookie },
    offer: { name: "an offer, signed out", path: `/offers/${app.offerId}` },
    room: { name: "trade room", path: `/trades/${tradeId}`, cookie },
  };
}

/** Two people with a trade between them, begun by its seller. */
export async function makeParties({ database }: OwnApp): Promise<Awaited<ReturnType<Acts["makeParties"]>>> {
  const trader = openTrader(database);
  const parties = await trader.ask("makeParties");
  await trader.close();
  return parties;
}

/** Answers the cookies of a session, as a header. */
export async function signIn(url: string, { email, password }: Credentials): Promise<string> {
  const { cookies, status } = await (await openSignIn(url))(email, password);
  if (!cookies.includes("session")) throw new Error(`${email} could not sign in: ${status}.`);
  return cookies;
}

/** The form by which one signs in, to be sent as often as one likes. */
export async function openSignIn(url: string) {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = JSON.parse(await asked.text());
  return async (identifier: string, password: string) => {
    const from = performance.now();
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookiesOf(asked) },
      body: new URLSearchParams({ csrfToken, identifier, password }),
    });
    return { tookMs: performance.now() - from, cookies: cookiesOf(answer), status: answer.status };
  };
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** Asks for a page so many times over ten connections. */
export async function visit(url: string, { path, cookie }: Visit, amount: number): Promise<void> {
  await load({ url: url + path, connections: 10, amount, headers: cookie ? { cookie } : {} });
}

/** The address of the first listing among the results. */
export async function listingOf({ url }: OwnApp): Promise<string> {
  const results = await fetch(`${url}/goods`);
  return /href="(\/goods\/[a-z0-9-]+-[0-9a-f-]{36})"/.exec(await results.text())?.[1] ?? "/goods/none";
}
