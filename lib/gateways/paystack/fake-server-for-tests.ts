import { createServer, type RequestListener } from "node:http";
import { afterEach } from "vitest";
import { openPaystack, type Paystack } from "./client";
import { listen } from "./listen-for-tests";

/** Clean-up after the test. */
export const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A client of a server with one handler for every request. */
export async function gatewayThat(handler: RequestListener, timeoutMs = 2_000): Promise<Paystack> {
  const server = createServer(handler);
  const baseUrl = await listen(server);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return openPaystack({ baseUrl, secretKey: "sk_test_1", timeoutMs });
}

/** A client of a server that returns one response to every request. */
export const gatewayReturning = (status: number, body: string) =>
  gatewayThat((_, response) => response.writeHead(status).end(body));
