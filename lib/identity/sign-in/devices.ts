import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** For how long a browser keeps the secret by which accounts know it. */
export const DEVICE_DAYS = 365;

/** The browser that signs in. */
export interface Device {
  address: string;
  userAgent: string;
  /** The secret in its cookie; without one no account knows it, and none will. */
  token?: string;
}

/** 256 bits, for the cookie of a browser that has none. */
export const newDeviceToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of the secret; null without one. It is long and random, so a plain hash will do. */
export const deviceHash = ({ token }: Pick<Device, "token">): Buffer | null =>
  token ? createHash("sha256").update(token).digest() : null;
