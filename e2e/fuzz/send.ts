import { Agent, request } from "node:http";
import { environment } from "../stage/environment";
import type { FuzzRequest } from "./request";

export interface FuzzAnswer {
  /** 0: the connection ended without an answer. */
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Sends a request as it is: fetch would mend it. */
export function send({ method, path, headers, body, isCut = false }: FuzzRequest): Promise<FuzzAnswer> {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const length: Record<string, number> = bytes
    ? { "content-length": bytes.byteLength + (isCut ? 100 : 0) }
    : {};
  return new Promise((resolve) => {
    const silent = { status: 0, headers: {}, body: "" };
    const sent = request(
      environment.appUrl,
      { agent: isCut ? new Agent() : agent, method, path, headers: { ...headers, ...length } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", () => resolve(silent));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", () => resolve(silent));
    if (isCut) sent.write(bytes ?? "", () => sent.destroy());
    else sent.end(bytes);
  });
}
