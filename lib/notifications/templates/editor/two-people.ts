import { type Family, kindOf, type NoticeKey, noticeKeys } from "../../kinds";

/** About security and money: their words are put in force by two. */
const familiesOfTwo: readonly Family[] = ["security", "account", "deposits", "payouts"];

export const needsTwo = (key: NoticeKey): boolean => familiesOfTwo.includes(kindOf(key).family);

/** The same as the beginnings of their keys, as the database knows them. */
export const prefixesOfTwo: readonly string[] = [
  ...new Set(noticeKeys.filter(needsTwo).map((key) => key.split(".")[0] ?? "")),
];
