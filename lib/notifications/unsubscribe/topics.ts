import { type Family, families } from "../kinds";
import { allFamilies, canChoose } from "../preferences/choices";

/** What email can be unsubscribed from: a family of notices, or the summary. */
export type Topic = Family;

const isTopic = (name: string): name is Topic =>
  name === "digest" || allFamilies.some((family) => family === name && canChoose(family, "MAIL"));

/** Joined by hyphens. What is not one, or can't be switched off any more, is left out. */
export const topicsIn = (names: string): Topic[] => names.split("-").filter(isTopic);

export const topicName = (topic: Topic): string => families[topic];
