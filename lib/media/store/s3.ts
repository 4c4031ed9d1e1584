import "server-only";
import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { isKey, mustBeKey, type Store, type StoredObject, StoreError } from "../port";

/** A bucket of S3, or of what speaks its protocol; addressed by path. */
export interface S3Settings {
  /** 'https://s3.eu-west-1.amazonaws.com' */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** How long one try may take, in milliseconds. */
  timeoutMs?: number;
  /** Between two tries, in milliseconds; doubled each time. */
  waitMs?: number;
}

const TRIES = 4;
/** Pages of a listing: a store that never ends is not believed. */
const MOST_PAGES = 100_000;

interface Asked {
  method: "GET" | "PUT" | "DELETE" | "HEAD";
  path: string;
  search?: Record<string, string>;
  body?: Uint8Array;
}

interface Answered {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Nothing is sent before the first call. */
export function s3Store(settings: S3Settings): Store {
  const ask = asker(settings);
  const get = async (key: string) => {
    mustBeKey(key);
    const { status, body } = await ask({ method: "GET", path: key });
    return status === 404 ? undefined : body;
  };
  return {
    async put(key, bytes) {
      mustBeKey(key);
      const { headers } = await ask({ method: "PUT", path: key, body: bytes });
      mustBeKept(headers, bytes);
      await mustBeThere(ask, key, bytes.byteLength);
    },
    get,
    async remove(key) {
      mustBeKey(key);
      await ask({ method: "DELETE", path: key });
    },
    list: (prefix = "") => listBucket(ask, prefix),
  };
}

/** An ETag of a whole object is its MD5, unless the bucket encrypts with keys of KMS. */
function mustBeKept(headers: Headers, bytes: Uint8Array): void {
  const etag = /^"([0-9a-f]{32})"$/.exec(headers.get("etag") ?? "")?.[1];
  if (!etag || headers.get("x-amz-server-side-encryption")?.startsWith("aws:kms")) return;
  if (etag !== createHash("md5").update(bytes).digest("hex"))
    throw new StoreError("kept other bytes than it was sent");
}

/** Some stores answer before an object can be read. A row must not name what cannot. */
async function mustBeThere(
  ask: (asked: Asked) => Promise<Answered>,
  key: string,
  size: number,
): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { status, headers } = await ask({ method: "HEAD", path: key });
    if (status !== 404) {
      if (headers.get("content-length") === String(size)) return;
      throw new StoreError("kept a part of what it was sent");
    }
    await pause(50 * 2 ** attempt);
  }
  throw new StoreError("does not show what it was sent");
}

async function* listBucket(
  ask: (asked: Asked) => Promise<Answered>,
  prefix: string,
): AsyncIterable<StoredObject> {
  let token: string | undefined;
  let last = "";
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const search = { "list-type": "2", prefix, ...(token !== undefined && { "continuation-token": token }) };
    const { status, body } = await ask({ method: "GET", path: "", search });
    if (status === 404) throw new StoreError("has no such bucket");
    const page: ListedPage = keysIn(body.toString("utf8"));
    for (const object of page.objects) {
      // In order, so that what comes twice is passed over.
      if (object.key <= last || !isKey(object.key) || !object.key.startsWith(prefix)) continue;
      last = object.key;
      yield object;
    }
    if (page.next === undefined) return;
    if (page.next === token) throw new StoreError("lists the same page again and again");
    token = page.next;
  }
  throw new StoreError("lists without an end");
}

/** Asks until there is an answer that another try would not change: what was found, or 404. */
function asker(settings: S3Settings): (asked: Asked) => Promise<Answered> {
  const { accessKeyId, secretAccessKey, region, waitMs = 100 } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
  return async (asked) => {
    let why: unknown;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (attempt > 0) await pause(waitMs * 2 ** (attempt - 1));
      try {
        const answer = await askOnce(client, settings, asked);
        if (answer.status < 300 || answer.status === 404) return answer;
        why = `answers ${answer.status}`;
        if (answer.status < 500 && answer.status !== 429 && answer.status !== 408) break;
      } catch (error) {
        why = error;
      }
    }
    if (typeof why === "string") throw new StoreError(why);
    throw new StoreError("does not answer", { cause: why });
  };
}

async function askOnce(client: AwsClient, settings: S3Settings, asked: Asked): Promise<Answered> {
  const { endpoint, bucket, timeoutMs = 10_000 } = settings;
  const { method, path, search, body } = asked;
  const url = new URL(`${endpoint.replace(/\/$/, "")}/${bucket}/${path}`);
  for (const [name, value] of Object.entries(search ?? {})) url.searchParams.set(name, value);
  const digest = createHash("sha256")
    .update(body ?? "")
    .digest("hex");
  const headers = new Headers({ "x-amz-content-sha256": digest });
  if (body) headers.set("content-md5", createHash("md5").update(body).digest("base64"));
  const signed = await client.sign(url, { method, headers, ...(body && { body: body as BodyInit }) });
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(signed, { signal, redirect: "error", cache: "no-store" });
  const bytes = method === "HEAD" ? Buffer.alloc(0) : Buffer.from(await answer.arrayBuffer());
  const length = answer.headers.get("content-length");
  if (method === "GET" && length !== null && Number(length) !== bytes.byteLength) {
    throw new StoreError("gave a part of a file");
  }
  return { status: answer.status, headers: answer.headers, body: bytes };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A page of a bucket's listing, and what names the next one. */
interface ListedPage {
  objects: StoredObject[];
  next: string | undefined;
}

const OBJECT = /<Contents>([\s\S]*?)<\/Contents>/g;

/**
 * Reads an answer of ListObjectsV2. Our keys are letters, digits, hyphens and slashes, so no entity of XML is in one; what has other keys
 * is not ours.
 * @throws StoreError - the answer is none, or not whole
 */
function keysIn(xml: string): ListedPage {
  if (!/<ListBucketResult[\s>]/.test(xml) || !xml.trimEnd().endsWith("</ListBucketResult>")) {
    throw new StoreError("lists what cannot be read");
  }
  const objects = [...xml.matchAll(OBJECT)].map(([, contents = ""]) => ({
    key: textOf(contents, "Key") ?? "",
    size: Number(textOf(contents, "Size")),
    putAt: new Date(textOf(contents, "LastModified") ?? Number.NaN),
  }));
  const isCut = textOf(xml.replaceAll(OBJECT, ""), "IsTruncated") === "true";
  const next = isCut ? textOf(xml.replaceAll(OBJECT, ""), "NextContinuationToken") : undefined;
  if (isCut && next === undefined) throw new StoreError("lists a part, and not where it goes on");
  return {
    objects: objects.filter(({ putAt }) => !Number.isNaN(putAt.getTime())),
    next: next && unescaped(next),
  };
}

const textOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

const entities: readonly [string, string][] = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&amp;", "&"],
];

const unescaped = (text: string): string =>
  entities.reduce((plain, [entity, character]) => plain.replaceAll(entity, character), text);
