import { createECDH, randomBytes, randomInt } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { sorry } from "./leaving.mjs";
import { inKept, keptFolder } from "./paths.mjs";

/** How each secret of a demo is made. None of them opens anything outside this checkout. */
const recipes = {
  AUTH_SECRET: () => randomBytes(32).toString("base64"),
  KEYRING: () => `demo:${randomBytes(32).toString("base64")}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  DATABASE_SUPERUSER_PASSWORD: () => randomBytes(16).toString("hex"),
  DATABASE_OWNER_PASSWORD: () => randomBytes(16).toString("hex"),
  DATABASE_APP_PASSWORD: () => randomBytes(16).toString("hex"),
  PAYSTACK_SECRET_KEY: () => `sk_test_${randomBytes(20).toString("hex")}`,
  PAYSTACK_PUBLIC_KEY: () => `pk_test_${randomBytes(20).toString("hex")}`,
  PUSHER_APP_ID: () => String(randomInt(100_000, 1_000_000)),
  PUSHER_KEY: () => randomBytes(10).toString("hex"),
  PUSHER_SECRET: () => randomBytes(20).toString("hex"),
  VAPID_PRIVATE_KEY: () => randomVapidKey(),
  ROOT_KEY: () => randomBytes(32).toString("base64url"),
  TERMII_API_KEY: () => `TL${randomBytes(20).toString("hex")}`,
  TERMII_SECRET: () => randomBytes(20).toString("hex"),
  AFRICAS_TALKING_API_KEY: () => `atsk_${randomBytes(20).toString("hex")}`,
  TERMINAL_AFRICA_SECRET_KEY: () => `sk_test_${randomBytes(20).toString("hex")}`,
  MAIL_REPORT_KEY: () => randomBytes(20).toString("hex"),
  AFRICAS_TALKING_REPORT_KEY: () => randomBytes(20).toString("hex"),
};

/** A fresh set of secrets, for a stack that is thrown away. */
export function makeSecrets() {
  return withVapidPublicKey(
    Object.fromEntries(Object.entries(recipes).map(([name, make]) => [name, make()])),
  );
}

function randomVapidKey() {
  const curve = createECDH("prime256v1");
  curve.generateKeys();
  // One of 256 keys has a leading zero, which getPrivateKey leaves out.
  return Buffer.from(curve.getPrivateKey("hex").padStart(64, "0"), "hex").toString("base64url");
}

/**
 * @param {Record<string, string>} secrets
 * @returns {Record<string, any>}
 */
function withVapidPublicKey(secrets) {
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(secrets.VAPID_PRIVATE_KEY, "base64url");
  return { ...secrets, VAPID_PUBLIC_KEY: curve.getPublicKey("base64url") };
}

/**
 * The demo's secrets, made at its first start and kept in `.data/secrets.env`.
 * @throws {Error} when `.data` is another user's
 */
export async function keptSecrets() {
  const file = inKept("secrets.env");
  const known = parse(await readFile(file, "utf8").catch(explain));
  const secrets = withVapidPublicKey({ ...makeSecrets(), ...known });
  const text = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  await mkdir(keptFolder, { recursive: true }).catch(explain);
  await writeFile(file, text.join(""), { mode: 0o600 }).catch(explain);
  await chmod(file, 0o600);
  return secrets;
}

function parse(text) {
  const lines = text.split("\n").filter((line) => line.includes("="));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

function explain(error) {
  if (error.code === "ENOENT") return "";
  if (error.code !== "EACCES" && error.code !== "EPERM") throw error;
  throw sorry(
    `${keptFolder} belongs to another user. Start Amana as that user, or remove the folder to begin anew.`,
  );
}
