import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout this file belongs to, absolute. */
export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Short and steady: tells two checkouts on one machine apart (cookies, folders). */
export const checkoutHash = createHash("sha256").update(checkout).digest("hex").slice(0, 8);

/** Everything a running demo leaves behind; removing this folder starts over. */
export const keptFolder = path.join(checkout, ".data");

export const isRoot = typeof process.getuid === "function" && process.getuid() === 0;

export const inCheckout = (...parts) => path.join(checkout, ...parts);
export const inKept = (...parts) => path.join(keptFolder, ...parts);
