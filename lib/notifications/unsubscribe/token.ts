import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { secretKey } from "@/lib/identity";
import { env } from "@/lib/kernel/env";
import { isUuid } from "@/lib/kernel/ids";
import { type Topic, topicsIn } from "./topics";

/** Whose, and which email. */
export interface Subscription {
  userId: string;
  topics: Topic[];
}

const mac = (payload: string): Buffer =>
  createHmac("sha256", secretKey("unsubscribe")).update(payload).digest();

/** It names the person and the topics, and is valid for as long as the key is: an email may be opened years later. */
export function unsubscribeToken({ userId, topics }: Subscription): string {
  const payload = `${userId}.${[...new Set(topics)].toSorted().join("-")}`;
  return `${payload}.${mac(payload).toString("base64url")}`;
}

/** Undefined for what is not one of ours. A topic that can't be switched off any more is left out. */
export function readUnsubscribeToken(token: string): Subscription | undefined {
  const [userId = "", names = "", code = "", ...more] = token.split(".");
  const given = Buffer.from(code, "base64url");
  const right = mac(`${userId}.${names}`);
  if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return isUuid(userId) ? { userId, topics: topicsIn(names) } : undefined;
}

/** The page that a person opens, and the address for mail clients. */
export const unsubscribeUrls = (subscription: Subscription): { page: string; oneClick: string } => {
  const token = unsubscribeToken(subscription);
  const { APP_URL } = env();
  return {
    page: new URL(`/unsubscribe?token=${token}`, APP_URL).href,
    oneClick: new URL(`/api/unsubscribe/${token}`, APP_URL).href,
  };
};
