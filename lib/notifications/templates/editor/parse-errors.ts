import { dictionary } from "@/lib/kernel/input/dictionary";

/** What the parser of ICU messages finds wrong, by its own name for it. */
const words = dictionary<string>({
  EXPECT_ARGUMENT_CLOSING_BRACE: "This brace is never closed.",
  EMPTY_ARGUMENT: "Name an argument between the braces.",
  MALFORMED_ARGUMENT: "Close this brace after one argument, as in {title}.",
  EXPECT_ARGUMENT_TYPE: "After the comma comes “select” or “plural”.",
  INVALID_ARGUMENT_TYPE: "After the comma comes “select” or “plural”.",
  EXPECT_SELECT_ARGUMENT_OPTIONS: "Add a comma and the branches, as in {role, select, buyer {…} other {…}}.",
  EXPECT_SELECT_ARGUMENT_SELECTOR: "A branch is missing here, as in buyer {…}.",
  EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT: "After the name of a branch come its words in braces.",
  EXPECT_PLURAL_ARGUMENT_SELECTOR: "A branch is missing here, as in one {…}.",
  EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT: "After the name of a branch come its words in braces.",
  DUPLICATE_SELECT_ARGUMENT_SELECTOR: "This branch is here twice.",
  DUPLICATE_PLURAL_ARGUMENT_SELECTOR: "This branch is here twice.",
  INVALID_PLURAL_ARGUMENT_SELECTOR: "Branches of a plural are one, other, or a number as in =2.",
  MISSING_OTHER_CLAUSE: "Add the branch “other {…}”, for everything else.",
});

/** In words: what is wrong with a message that could not be parsed. */
export const parseErrorWords = (name: string): string =>
  words[name] ?? "This can’t be read as a message: check its braces and commas.";
