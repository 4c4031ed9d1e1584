import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { digits, type Finding, median, percentile } from "../figure";
import { ask } from "../server";
import type { Stage } from "../stage";
import { alike, type Door } from "./alike";
import { openSignIn } from "./page-visits";

const PEOPLE = 200;
/** Those of the application: a hash made with others would be made anew at each first sign-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PASSWORD = "correct horse battery";

/** A sign-in by password from the built application, one after the other; and whether the time tells who has an account. */
export async function signin(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const stored = await hash(PASSWORD, cost);
  await ask(
    app.database.appUrl,
    `update app_user set password_hash = '${stored}' where email like 'seller.%@market.test'`,
  );
  // All come from one address, and would use up what one may try.
  const unlimited = () => ask(app.database.appUrl, "delete from rate_limit");
  const signIn = await openDoor(app.url);
  for (let at = 1; at <= 20; at += 1) await signIn(`warm.up.${at}@market.test`, "no");
  const right: number[] = [];
  for (let at = 1; at <= PEOPLE; at += 1) {
    await unlimited();
    right.push(await signIn(member(at), PASSWORD, true));
  }
  const found: Finding[] = [
    {
      what: `a sign-in by password, 95th percentile of ${PEOPLE}, one after the other`,
      values: [percentile(right, 0.95)],
      unit: "ms",
      target: { atMost: 400 },
      beside: `half of them took at most ${digits(median(right))} ms`,
    },
  ];
  // Signing up comes last: from then on every name is taken.
  for (const door of doors(app.url, signIn)) {
    const askOnce: Door["ask"] = async (about, at) => {
      await unlimited();
      return door.ask(about, at);
    };
    found.push(...(await alike({ ...door, ask: askOnce }, PEOPLE)));
  }
  return found;
}

/** Where a stranger can give a name and see how long the answer takes. */
function doors(url: string, signIn: SignIn): Door[] {
  const named = (about: "member" | "stranger", at: number) =>
    about === "member" ? member(at) : `nobody.${at}@market.test`;
  return [
    { what: "a wrong password", ask: (about, at) => signIn(named(about, at), "not this one") },
    {
      what: "a forgotten password",
      ask: (about, at) => post(`${url}/api/v1/auth/password/forgot`, { identifier: named(about, at) }),
    },
    {
      what: "a sign-up and the sign-in that follows",
      async ask(about, at) {
        const email = named(about, at);
        const phone = `+23470${about === "member" ? 1 : 2}${String(at).padStart(7, "0")}`;
        const person = { name: "Ada Obi", email, phone, password: PASSWORD };
        const made = await post(`${url}/api/v1/auth/sign-up`, person);
        return made + (await signIn(email, PASSWORD, true));
      },
    },
  ];
}

/** Answers how many milliseconds the answer took. */
async function post(address: string, body: object): Promise<number> {
  const from = performance.now();
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify(body),
  });
  const took = performance.now() - from;
  if (answer.status !== 202) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return took;
}

const member = (at: number) => `seller.${at}@market.test`;

type SignIn = (identifier: string, password: string, isRight?: boolean) => Promise<number>;

/** Answers how many milliseconds a try took. */
async function openDoor(url: string): Promise<SignIn> {
  const send = await openSignIn(url);
  return async (identifier, password, isRight = false) => {
    const { tookMs, cookies, status } = await send(identifier, password);
    const isIn = cookies.includes("session");
    if (isIn !== isRight) throw new Error(`${identifier} is ${isIn ? "" : "not "}signed in: ${status}.`);
    return tookMs;
  };
}
