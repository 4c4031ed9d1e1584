import "server-only";
import { IncomingMessage } from "node:http";
import { BODY_LIMIT } from "@/lib/kernel/input/body-limit";

/** Whether a request has a body, as its head says. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Whether the head of a request says that its body is no longer than most may be. */
export const isShort = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= BODY_LIMIT;

/**
 * The whole body of a request. 'too_large' beyond so many bytes: the rest is read and dropped, so that the answer can be
 * received. 'aborted' if the sender hangs up before its end.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | "too_large" | "aborted"> {
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    request.on("data", (part: Buffer) => {
      size += part.byteLength;
      if (size <= limit) {
        parts.push(part);
      } else {
        parts.length = 0;
        resolve("too_large");
      }
    });
    request.once("end", () => resolve(Buffer.concat(parts)));
    request.on("error", () => resolve("aborted"));
    request.once("close", () => resolve("aborted"));
  });
}

/** The request again, for who has not read its body yet. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders, headers } = request;
  const again = new IncomingMessage(request.socket);
  Object.assign(again, {
    method,
    url,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
    rawHeaders,
    complete: true,
  });
  const { "transfer-encoding": _coded, ...kept } = headers;
  again.headers = { ...kept, "content-length": String(body.byteLength) };
  if (body.byteLength > 0) again.push(body);
  again.push(null);
  return again;
}
