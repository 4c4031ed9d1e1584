import { dictionary } from "@/lib/kernel/input/dictionary";
import { HOME } from "@/lib/money/currencies";
import { type Arguments, money } from "../../arguments";
import { kindOf, type NoticeKey } from "../../kinds";
import { branchesIn } from "../elements";
import { gsmLength } from "../gsm";
import type { TemplateParts } from "../parts";
import { type Saying, say, valuesOf } from "../say";

/** Values as long as they usually get. */
const long = dictionary<string>({
  other: "Oluwadamilola Ademol",
  title: "₦12,345,678.90 9mobile airtime",
  account: "Guaranty Trust Bank ••6789",
  bank: "Guaranty Trust Bank ••6789",
  name: "Oluwadamilola’s iPhone",
});
const ALMOST_AN_HOUR = 3_570_000;

/** Arguments of a kind as long as they usually get. */
const longestOf = (key: NoticeKey, now: Date): Arguments =>
  Object.fromEntries(
    Object.entries(kindOf(key).args).map(([name, kind]) => [
      name,
      kind === "money"
        ? money(12_345_678_90n, HOME)
        : kind === "time"
          ? new Date(now.getTime() + ALMOST_AN_HOUR).toISOString()
          : (long[name] ?? "other"),
    ]),
  );

/** Every combination of branches that a message can take. */
const choicesOf = (text: string): Arguments[] =>
  [...branchesIn([text])].reduce<Arguments[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );

/** The most of a text message’s 160 letters that these words take, in any of their branches; 0 without a text. Throws for no message. */
export function longestText(key: NoticeKey, parts: TemplateParts, saying: Saying): number {
  const { text } = parts;
  if (text === undefined) return 0;
  const only: TemplateParts = { title: "", body: "", push: "", button: "", text };
  const lengths = choicesOf(text).map((chosen) =>
    gsmLength(say(only, valuesOf({ ...longestOf(key, saying.now), ...chosen }, saying)).text ?? ""),
  );
  return Math.max(...lengths);
}
