import type { ArgumentKinds } from "../../arguments";
import { argumentsOf, elementsOf, type NamedArgument } from "../elements";
import { letterInGsm } from "../gsm";
import type { TemplateParts } from "../parts";
import { parseErrorWords } from "./parse-errors";

/** Something that keeps words from being saved, and where, from line and column 1. */
export interface Problem {
  part: keyof TemplateParts;
  line: number;
  column: number;
  says: string;
}

/** What words of a kind have to agree with. */
export interface Frame {
  args: ArgumentKinds;
  /** The product’s own, whose arguments and branches they keep. */
  base: TemplateParts;
}

export const partNames = ["title", "body", "push", "text", "button"] as const;

/** The most letters of each part as it is written, before its arguments are filled in. */
export const PART_LIMITS = { title: 300, body: 3_000, push: 160, text: 600, button: 300 } as const;

/** Parts that are shown together: an argument may stand in any of a group. */
const groups = [["title", "body"], ["push"], ["text"], ["button"]] as const;

type Part = keyof TemplateParts;
type Found = Omit<Problem, "part">;

interface Message {
  part: Part;
  text: string;
  named: NamedArgument[];
  /** Why it can’t be read. */
  broken: Found | null;
}

/** What is wrong with these words, part by part, in the order of each one’s text. */
export const problemsOf = (parts: TemplateParts, frame: Frame): Problem[] =>
  groups.flatMap((group) => {
    const messages = group.flatMap((part) => read(part, parts[part]));
    const found = messages.flatMap((message) =>
      ownProblems(message, frame).map((problem) => ({ part: message.part, ...problem })),
    );
    if (messages.length === 0 || messages.some(({ broken }) => broken)) return found;
    const last = group[group.length - 1] as Part;
    const base = group.flatMap((part) => argumentsIn(frame.base[part]));
    const lacking = missing(
      messages.flatMap(({ named }) => named),
      base,
    );
    return [...found, ...lacking.map((problem) => ({ part: last, ...problem }))];
  });

function read(part: Part, text: string | undefined): Message[] {
  if (text === undefined) return [];
  try {
    return [{ part, text, named: argumentsOf(elementsOf(text)), broken: null }];
  } catch (error) {
    const { message, location } = error as { message: string; location?: { start: Found } };
    const { line = 1, column = 1 } = location?.start ?? {};
    return [{ part, text, named: [], broken: { line, column, says: parseErrorWords(message) } }];
  }
}

const ownProblems = ({ part, text, named, broken }: Message, frame: Frame): Found[] =>
  broken
    ? [broken]
    : [
        ...shapeProblems(part, text),
        ...named.flatMap((argument) => argumentProblems(part, argument, frame)),
      ].toSorted((a, b) => a.line - b.line || a.column - b.column);

const argumentsIn = (text = ""): NamedArgument[] => argumentsOf(elementsOf(text));

const at = (text: string, offset: number, says: string): Found => {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, says };
};

/** Patterns that no part may have; with the parts that they are for, where not all. */
const forbidden: readonly { in?: readonly string[]; pattern: RegExp; says: string }[] = [
  { pattern: /<\/?[a-z]/i, says: "Tags are shown as they are written. Leave them out." },
  {
    pattern: /https?:|www\.|\b[a-z0-9-]+\.(?:com|ng|net|org|io|me|ly)\b/i,
    says: "Write no web address: the button leads to the page, and {link} in a text message.",
  },
  { pattern: /[\u202a-\u202e\u2066-\u2069\u200b]/, says: "An invisible mark stands here. Delete it." },
  {
    in: ["title", "push", "text", "button"],
    pattern: /\n/,
    says: "This is one line: delete the line break.",
  },
  { in: ["push"], pattern: /[{₦]/, says: "Names and amounts don’t stand on a locked screen." },
];

function shapeProblems(part: Part, text: string): Found[] {
  const length =
    text.length > PART_LIMITS[part]
      ? [at(text, PART_LIMITS[part], `Use ${PART_LIMITS[part]} characters or fewer.`)]
      : [];
  const found = forbidden.flatMap(({ in: parts, pattern, says }) => {
    const offset = !parts || parts.includes(part) ? text.search(pattern) : -1;
    return offset < 0 ? [] : [at(text, offset, says)];
  });
  return [...length, ...found, ...(part === "text" ? strangeLetters(text) : []), ...strayBraces(text)];
}

/** Letters that a text message can't carry, nor anything like them. */
const strangeLetters = (text: string): Found[] => {
  const strange = [...text.matchAll(/[^\p{Mn}]/gu)].find(
    ([letter]) => letterInGsm(letter) === "?" && letter !== "?",
  );
  return strange ? [at(text, strange.index, `A text message can’t carry “${strange[0]}”.`)] : [];
};

/** A brace that closes nothing would be shown. */
function strayBraces(text: string): Found[] {
  let open = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    open += brace === "{" ? 1 : -1;
    if (open < 0) return [at(text, index, "This brace was never opened.")];
  }
  return [];
}

/** The names that a part can use. */
const namesFor = (part: Part, { args }: Frame): string[] => [
  ...Object.entries(args).flatMap(([name, kind]) => (kind === "time" ? [name, `${name}_left`] : [name])),
  "first",
  ...(part === "text" ? ["link"] : []),
];

function argumentProblems(part: Part, argument: NamedArgument, frame: Frame): Found[] {
  const { name, line, column, as, branches } = argument;
  const no = (says: string): Found[] => [{ line, column, says }];
  const names = namesFor(part, frame);
  if (!names.includes(name)) return no(`There is no argument {${name}} here. Use ${listed(names)}.`);
  if (as === "format") return no(`Write {${name}} alone: amounts and times come as words.`);
  if (as === "value") return [];
  const selects = branchesOfBase(name, frame);
  const known = [...new Set(selects.flat())];
  if (known.length === 0) return no(`{${name}} has no branches. Write it alone.`);
  const isNumber = (branch: string) => as === "plural" && /^=\d+$/.test(branch);
  const unknown = branches.find((branch) => !known.includes(branch) && !isNumber(branch));
  if (unknown) return no(`{${name}} is never “${unknown}”. Its branches are ${known.join(", ")}.`);
  // The product’s words may part fewer cases in one sentence than in another.
  const [left = []] = selects
    .map((one) => one.filter((branch) => !branches.includes(branch)))
    .toSorted((one, other) => one.length - other.length);
  return left.length > 0 ? no(`{${name}} lacks the branch “${left.join("”, “")}”.`) : [];
}

const listed = (names: readonly string[]) => names.map((name) => `{${name}}`).join(", ");

/** The branches of each select that the product’s words have for it, in whichever part. */
const branchesOfBase = (name: string, { base }: Frame): string[][] =>
  partNames
    .flatMap((part) => argumentsIn(base[part]))
    .filter((one) => one.name === name && one.branches.length > 0)
    .map(({ branches }) => branches);

/** Arguments of the product’s words that are nowhere: a notice without its amount or its deadline says too little. */
function missing(own: readonly NamedArgument[], base: readonly NamedArgument[]): Found[] {
  const used = new Set(own.map(({ name }) => name));
  const left = [...new Set(base.map(({ name }) => name))].filter((name) => !used.has(name));
  return left.map((name) => ({ line: 1, column: 1, says: `{${name}} is missing.` }));
}
