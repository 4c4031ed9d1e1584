import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";

/** What a browser keeps of its subscription, in base64url. */
export type BrowserKeys = { publicKey: string; privateKey: string; auth: string };

const SALT = 16;
const HEADER = SALT + 4 + 1;
const TAG = 16;
/** The delimiter of the last record. */
const END = 2;

/**
 * Decrypts a push as a browser does: RFC 8291 over one record of RFC 8188.
 * @throws {Error} if it is not encrypted for this browser, or was changed
 */
export function decrypt(message: Buffer, { publicKey, privateKey, auth }: BrowserKeys): string {
  const salt = message.subarray(0, SALT);
  const recordSize = message.readUInt32BE(SALT);
  const keyLength = message.readUInt8(SALT + 4);
  const sender = message.subarray(HEADER, HEADER + keyLength);
  const record = message.subarray(HEADER + keyLength);
  if (record.length > recordSize) throw new Error("A push is one record.");

  const curve = createECDH("prime256v1");
  curve.setPrivateKey(privateKey, "base64url");
  const keyInfo = Buffer.concat([
    Buffer.from("WebPush: info\0"),
    Buffer.from(publicKey, "base64url"),
    sender,
  ]);
  const input = hkdf(curve.computeSecret(sender), Buffer.from(auth, "base64url"), keyInfo, 32);
  const key = hkdf(input, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = hkdf(input, salt, "Content-Encoding: nonce\0", 12);

  const cipher = createDecipheriv("aes-128-gcm", key, nonce);
  cipher.setAuthTag(record.subarray(-TAG));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -TAG)), cipher.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== END) throw new Error("The last record has no end.");
  return padded.subarray(0, end).toString("utf8");
}

const hkdf = (input: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync("sha256", input, salt, info, length));
