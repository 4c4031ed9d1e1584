import { Agent, get } from "node:http";
import type { OwnApp } from "./own-app";
import type { Credentials, Parties } from "./page-people";
import { startProgram } from "./programs";
import { settingsFor } from "./settings";

/** A page as somebody asks for it. */
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
export async function makeParties({ databaseUrl }: OwnApp): Promise<Parties> {
  const program = startProgram("./page-people.ts", {
    env: settingsFor(databaseUrl),
  });
  const parties = await program.told<Parties>();
  await program.letGo();
  return parties;
}

/** Answers the cookies of a session, as a header. */
export async function signIn(url: string, { email, password }: Credentials): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = JSON.parse(await asked.text());
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, identifier: email, password }),
  });
  const cookies = cookiesOf(answer);
  if (!cookies.includes("session")) throw new Error(`${email} could not sign in: ${answer.status}.`);
  return cookies;
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

const CONNECTIONS = 10;

/**
 * Asks for a page so many times over ten connections that stay open, without compression, as a proxy asks that compresses
 * itself.
 * @throws Error at any answer but 200
 */
export async function visit(url: string, { path, cookie }: Visit, times: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = times;
  const askOn = async () => {
    for (; left > 0; left -= 1) await once(url + path, agent, cookie);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askOn));
  agent.destroy();
}

function once(address: string, agent: Agent, cookie?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = get(address, { agent, headers: cookie ? { cookie } : {} }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}.`));
      answer.on("end", resolve).resume();
    });
    asked.on("error", reject);
  });
}
