import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** As AWS encodes: everything but letters, digits and -_.~ */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/** Whether a request was signed by Signature Version 4 with this key, its body included. Worked out from the specification. */
export function isSigned(
  { method = "", url = "", headers }: IncomingMessage,
  body: Buffer,
  { id, secret }: { id: string; secret: string },
): boolean {
  const [, keyId = "", day = "", region = "", names = "", signature = ""] =
    AUTHORIZATION.exec(headers.authorization ?? "") ?? [];
  const digest = headers["x-amz-content-sha256"];
  if (keyId !== id || !isSame(String(digest), sha256(body))) return false;
  const { pathname, searchParams } = new URL(url, "http://stub");
  const search = [...searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join("&");
  const signed = names.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}\n`);
  const request = [method, pathname, search, signed.join(""), names, digest].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", String(headers["x-amz-date"]), scope, sha256(request)].join("\n");
  const key = ["s3", "aws4_request"].reduce<Buffer>(hmac, hmac(hmac(`AWS4${secret}`, day), region));
  return isSame(hmac(key, text).toString("hex"), signature);
}

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.length === other?.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
