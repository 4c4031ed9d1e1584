import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isSigned } from "./signature";

/** What the bucket does wrong, for one request each. */
export type BucketFault =
  | "error_500"
  | "error_503_after_doing_it"
  | "denied"
  | "hangs"
  | "hangs_up"
  | "half_a_body"
  | "half_a_body_of_whole_length"
  | "wrong_etag"
  | "keeps_half"
  | "not_there_yet"
  | "lists_twice"
  | "lists_without_end"
  | "lists_html";

interface Kept {
  bytes: Buffer;
  at: Date;
}

const BUCKET = "files";
const KEY = { id: "AKIASIMULATED", secret: "simulated-secret" };

/** An S3 of one bucket in memory, on a port of this machine, that misbehaves on request. */
export async function openBucket({ pageSize = 2 } = {}) {
  const kept = new Map<string, Kept>();
  const faults: BucketFault[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push(`${request.method} ${request.url}`);
      if (!isSigned(request, body, KEY))
        return answer(response, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
      return serve({ request, response, body, kept, fault: faults.shift(), pageSize });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: BUCKET,
      region: "eu-west-1",
      accessKeyId: KEY.id,
      secretAccessKey: KEY.secret,
      timeoutMs: 300,
      waitMs: 1,
    },
    kept,
    /** Method and address of each request, in order. */
    asked,
    /** The next requests go wrong in these ways, one each. */
    misbehave: (...next: BucketFault[]) => faults.splice(0, faults.length, ...next),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Served {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  kept: Map<string, Kept>;
  fault: BucketFault | undefined;
  pageSize: number;
}

function serve(served: Served): void {
  const { request, response, fault } = served;
  if (fault === "hangs") return;
  if (fault === "hangs_up") return void response.destroy();
  if (fault === "error_500") return answer(response, 500, "<Error><Code>InternalError</Code></Error>");
  if (fault === "denied") return answer(response, 403, "<Error><Code>AccessDenied</Code></Error>");
  const url = new URL(request.url ?? "", "http://stub");
  const key = url.pathname.slice(`/${BUCKET}/`.length);
  if (request.method === "PUT") return keep(served, key);
  if (request.method === "DELETE") {
    served.kept.delete(key);
    return answer(response, fault === "error_503_after_doing_it" ? 503 : 204);
  }
  if (key === "") return list(served, url.searchParams);
  return give(served, key);
}

function keep({ request, response, body, kept, fault }: Served, key: string): void {
  const md5 = createHash("md5").update(body);
  if (request.headers["content-md5"] !== md5.copy().digest("base64"))
    return answer(response, 400, "BadDigest");
  const half = body.subarray(0, body.length / 2);
  kept.set(key, { bytes: fault === "keeps_half" ? half : body, at: new Date() });
  if (fault === "error_503_after_doing_it") return answer(response, 503);
  response.setHeader("etag", `"${fault === "wrong_etag" ? "0".repeat(32) : md5.digest("hex")}"`);
  answer(response, 200);
}

function give({ request, response, kept, fault }: Served, key: string): void {
  const found = kept.get(key);
  if (!found || fault === "not_there_yet")
    return answer(response, 404, "<Error><Code>NoSuchKey</Code></Error>");
  const { bytes } = found;
  if (request.method === "HEAD") {
    response.writeHead(200, { "content-length": bytes.length });
    return void response.end();
  }
  const half = bytes.subarray(0, bytes.length / 2);
  if (fault === "half_a_body") {
    response.writeHead(200, { "content-length": bytes.length });
    response.write(half, () => response.destroy());
    return;
  }
  answer(response, 200, fault === "half_a_body_of_whole_length" ? half : bytes);
}

function list({ response, kept, fault, pageSize }: Served, search: URLSearchParams): void {
  if (fault === "lists_html")
    return answer(response, 200, "<html><body>Sign in to the hotel’s Wi-Fi</body></html>");
  const from = search.get("continuation-token") ?? "";
  const prefix = search.get("prefix") ?? "";
  const keys = [...kept.keys()].filter((key) => key.startsWith(prefix) && key > from).toSorted();
  const page = keys.slice(0, pageSize);
  const isCut = keys.length > pageSize || fault === "lists_without_end";
  const next = fault === "lists_without_end" ? from || "again" : page.at(-1);
  const rows = (fault === "lists_twice" ? [...page, ...page] : page).map((key) => {
    const { bytes, at } = kept.get(key) as Kept;
    return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${bytes.length}</Size></Contents>`;
  });
  const token = isCut ? `<NextContinuationToken>${next}</NextContinuationToken>` : "";
  answer(
    response,
    200,
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${BUCKET}</Name><IsTruncated>${isCut}</IsTruncated>${rows.join("")}${token}</ListBucketResult>`,
  );
}

function answer(response: ServerResponse, status: number, body: string | Buffer = ""): void {
  response.writeHead(status, status === 204 ? {} : { "content-length": Buffer.byteLength(body) });
  response.end(status === 204 ? undefined : body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
