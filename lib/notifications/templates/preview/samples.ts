import { dictionary } from "@/lib/kernel/input/dictionary";
import { HOME } from "@/lib/money/currencies";
import { type Arguments, money } from "../../arguments";
import { kindOf, type NoticeKey } from "../../kinds";
import { builtInParts } from "../built-in";
import { branchesIn } from "../elements";

/** What is chosen of what the words depend on, by name. */
export type Chosen = Readonly<Record<string, string | undefined>>;

/** Facts that read as real ones. */
const samples = dictionary<string>({
  other: "Bayo",
  title: "₦5,000 MTN airtime",
  account: "GTBank ••6789",
  bank: "GTBank ••6789",
  name: "Ada’s phone",
  old: "0803 *** 1234",
  new: "0806 *** 5678",
  reference: "dep-0197",
  sender: "Musa Eve",
  reason: "Five people reported the same offer.",
  answer: "You showed that the airtime had arrived.",
  says: "Pay ₦600,000 to Ada Obi",
  part: "2",
  parts: "5",
  number: "GIG-104-882",
  place: "Ikeja City Mall, main entrance",
  phrase: "It was sent back by the bank.",
  titles: "₦5,000 MTN airtime, Withdrawal of ₦12,500",
  asker: "Efe Okoro",
  by: "Efe Okoro",
  giver: "Chidi Eze",
  queue: "Disputes",
  gateway: "our gateway",
  role: "Moderator",
  minutes: "60",
  hours: "24",
  day: "29 Nov 2026",
  compared: "393",
  differences: "no differences",
  sums: "Paid in: ₦32,000 (4)",
  lines: "Deposit dep-0197: ₦100 more than booked",
  reads: "A payout was paid that was not agreed to",
  notice: "payout.asked",
  language: "Hausa",
  version: "3",
  error: "An argument has no value",
  because: "The account number doesn’t exist.",
  subject: "My withdrawal has not arrived",
  from: "29 Nov",
});

const HOURS_LEFT = 6;
const HOUR = 3_600_000;

/** The names on which an English message depends, each with all that it can be. */
export const branchesOf = (key: NoticeKey): Map<string, string[]> =>
  branchesIn(Object.values(builtInParts(key, "en")) as string[]);

/** Arguments of a kind as they could be. */
export function samplesOf(key: NoticeKey, now: Date, chosen: Chosen = {}): Arguments {
  const branches = branchesOf(key);
  const given = Object.entries(kindOf(key).args).map(([name, kind]) => {
    if (kind === "money") return [name, money(12_500_00n, HOME)];
    if (kind === "time") return [name, new Date(now.getTime() + HOURS_LEFT * HOUR).toISOString()];
    const values = branches.get(name);
    if (!values) return [name, samples[name] ?? `‹${name}›`];
    return [name, values.find((value) => value === chosen[name]) ?? values[0] ?? ""];
  });
  // What a select looks at need not be in the list of arguments.
  const rest = [...branches].map(([name, values]) => [
    name,
    values.find((value) => value === chosen[name]) ?? values[0] ?? "",
  ]);
  return Object.fromEntries([...rest, ...given]);
}
