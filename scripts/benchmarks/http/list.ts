import { digits, type Finding } from "../figure";
import { inTurn, middle, ratios } from "../pairs";
import { startProgram } from "../programs";
import type { Stage } from "../stage";
import { load } from "./load";

const SECONDS = 4;
const WARM_UP_SECONDS = 3;

/** The API's list of 20 offers from the built application, beside a bare server that answers the same rows. */
export async function list(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const address = `${app.url}/api/v1/offers?limit=20`;
  const bare = startProgram("./http/bare-offers.ts", {
    env: { ...process.env, DATABASE_URL: app.database.appUrl },
  });
  const bareAddress = await bare.nextMessage<string>();
  await mustAnswerTheSame(address, bareAddress);
  for (const warmed of [address, bareAddress]) await requestsPerSecond(warmed, WARM_UP_SECONDS);
  const pairs = await inTurn(
    () => requestsPerSecond(address, SECONDS),
    () => requestsPerSecond(bareAddress, SECONDS),
  );
  await bare.letGo();
  const [ours, theirs] = [middle(pairs, (pair) => pair.subject), middle(pairs, (pair) => pair.reference)];
  return [
    {
      what: "GET /api/v1/offers?limit=20 of 2,000 offers / node:http and pg with the same rows, requests per second, 10 connections",
      values: ratios(pairs, Number, Number),
      target: { atLeast: 0.1 },
      beside: `${digits(ours)} requests/s beside ${digits(theirs)}`,
    },
  ];
}

const requestsPerSecond = async (url: string, seconds: number): Promise<number> =>
  (await load({ url, seconds, connections: 10 })).perSecond;

async function mustAnswerTheSame(...addresses: string[]): Promise<void> {
  const [ours, theirs] = await Promise.all(addresses.map(idsAt));
  if (ours?.length === 20 && ours.join() === theirs?.join()) return;
  throw new Error(`The two servers list other offers: ${ours?.length} and ${theirs?.length}.`);
}

async function idsAt(address: string): Promise<string[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  const { items }: { items: { id: string }[] } = JSON.parse(await answer.text());
  return items.map(({ id }) => id);
}
