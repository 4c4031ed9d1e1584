import { closeAtEnd } from "../../setup/leaving.mjs";
import { digits, type Finding } from "../figure";
import { inTurn, middle, ratios } from "../pairs";
import type { Stage } from "../stage";
import { type Checkout, copyCheckout } from "./checkout-copy";

const COLD_PAIRS = 2;

/** `npm start` until the product answers, in a copy of this checkout with its packages in place. */
export async function start(stage: Stage): Promise<Finding[]> {
  stage.tell("Copying the checkout and its packages …");
  const copy = await copyCheckout();
  closeAtEnd(() => copy.remove());
  const cold = await inTurn(
    () => coldStart(copy),
    () => copy.buildAlone(),
    COLD_PAIRS,
  );
  await copy.npmStart();
  const warm = await inTurn(
    () => copy.npmStart(),
    () => copy.serveAlone(),
  );
  await copy.remove();
  const ofBuild = digits(middle(ratios(cold, Number, Number), Number));
  const ofServe = digits(middle(ratios(warm, Number, Number), Number));
  return [
    {
      what: "npm start until the first answer, cold: packages there, nothing built, no database",
      values: cold.map(({ subject }) => subject),
      unit: "s",
      target: { atMost: 60 },
      beside: `${ofBuild} times next build alone (${digits(middle(cold, (pair) => pair.reference))} s)`,
    },
    {
      what: "npm start until the first answer, warm: started before, nothing changed",
      values: warm.map(({ subject }) => subject),
      unit: "s",
      target: { atMost: 3 },
      beside: `${ofServe} times next start alone (${digits(middle(warm, (pair) => pair.reference))} s)`,
    },
  ];
}

async function coldStart(copy: Checkout): Promise<number> {
  await copy.forget();
  return copy.npmStart();
}
