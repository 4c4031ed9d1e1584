import { hash } from "@node-rs/argon2";
import { digits, type Finding, median } from "./figure";
import { ask } from "./server";
import type { Stage } from "./stage";

const PEOPLE = 200;
/** Those of the application: a hash made with others would be made anew at each first sign-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PASSWORD = "correct horse battery";

/** A sign-in by password from the built application, one after the other; and what a wrong one takes, for somebody and for nobody. */
export async function signin(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const stored = await hash(PASSWORD, cost);
  await ask(
    app.databaseUrl,
    `update app_user set password_hash = '${stored}' where email like 'seller.%@market.test'`,
  );
  const signIn = await openDoor(app.url);
  for (let at = 1; at <= 20; at += 1) await signIn(`warm.up.${at}@market.test`, "no");
  const right: number[] = [];
  const known: number[] = [];
  const unknown: number[] = [];
  for (let at = 1; at <= PEOPLE; at += 1) {
    // All come from one address, and would use up what one may try.
    await ask(app.databaseUrl, "delete from rate_limit");
    right.push(await signIn(somebody(at), PASSWORD, true));
    known.push(await signIn(somebody(at), "not this one"));
    unknown.push(await signIn(`nobody.${at}@market.test`, "not this one"));
  }
  const [some, none] = [median(known), median(unknown)];
  return [
    {
      what: `a sign-in by password, 95th percentile of ${PEOPLE}, one after the other`,
      values: [right.toSorted((a, b) => a - b)[Math.floor(PEOPLE * 0.95)] ?? Number.NaN],
      unit: "ms",
      target: { atMost: 400 },
      beside: `half of them took at most ${digits(median(right))} ms`,
    },
    {
      what: "a wrong password: the longer / the shorter of somebody's median and nobody's",
      values: [Math.max(some, none) / Math.min(some, none)],
      target: { atMost: 1.1 },
      beside: `somebody ${digits(some)} ms, nobody ${digits(none)} ms`,
    },
  ];
}

const somebody = (at: number) => `seller.${at}@market.test`;

type SignIn = (identifier: string, password: string, isRight?: boolean) => Promise<number>;

/** Answers how many milliseconds a try took. */
async function openDoor(url: string): Promise<SignIn> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  return async (identifier, password, isRight = false) => {
    const from = performance.now();
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie },
      body: new URLSearchParams({ csrfToken, identifier, password }),
    });
    const took = performance.now() - from;
    const isIn = answer.headers.getSetCookie().some((one) => /session/.test(one));
    if (isIn !== isRight)
      throw new Error(`${identifier} is ${isIn ? "" : "not "}signed in: ${answer.status}.`);
    return took;
  };
}
