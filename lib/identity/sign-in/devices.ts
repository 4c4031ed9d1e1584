import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** Lifetime of the device cookie, in days. */
export const DEVICE_DAYS = 365;

/** The browser that signs in. */
export interface Device {
  address: string;
  userAgent: string;
  /** The secret in its cookie; without one the browser cannot be remembered. */
  token?: string;
}

/** 256 bits, for the cookie of a browser that has none. */
export const newDeviceToken = (): string => randomBytes(32).toString("base64url");

/** The stored hash of the secret; null without one. The secret is long and random, so a plain hash suffices. */
export const deviceHash = ({ token }: Pick<Device, "token">): Buffer | null =>
  token ? createHash("sha256").update(token).digest() : null;
