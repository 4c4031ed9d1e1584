import { digits, type Finding } from "../figure";
import { inTurn, middle, ratios } from "../pairs";
import type { Stage } from "../stage";
import { openTrader } from "./open-trader";

/** A hundred buyers want one offer at the same moment, beside a hundred who want one each. */
export async function race(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const trader = openTrader(await server.makeDatabase("race"));
  await trader.ask("lineUp");
  await trader.ask("apart");
  await trader.ask("race");
  const pairs = await inTurn(
    () => trader.ask("race"),
    () => trader.ask("apart"),
  );
  await trader.close();
  const each = middle(pairs, ({ reference }) => reference);
  const ratio = middle(ratios(pairs, Number, Number), Number);
  return [
    {
      what: "100 buyers race for one offer: one gets it, 99 are refused, until the last is answered",
      values: pairs.map(({ subject }) => subject),
      unit: "ms",
      target: { atMost: 250 },
      beside: `${digits(ratio)} times what 100 buyers need who take an offer each (${digits(each)} ms)`,
    },
  ];
}
