import type { Synonyms } from "./query";

/** Words that Nigerians use for the same. Each group's phrases find each other's listings. */
export const synonyms: Synonyms = [
  ["gen", "generator"],
  ["tokunbo", "foreign used"],
  ["okrika", "second hand", "bend down select"],
];
