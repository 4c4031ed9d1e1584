import { createServer, type RequestListener } from "node:http";
import { afterEach } from "vitest";
import { openPaystack, type Paystack } from "./client";
import { listen } from "./listen-for-tests";

/** What to do when the test is over. */
export const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A gateway that answers everything in one way. */
export async function gatewayThat(answers: RequestListener, timeoutMs = 2_000): Promise<Paystack> {
  const server = createServer(answers);
  const baseUrl = await listen(server);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return openPaystack({ baseUrl, secretKey: "sk_test_1", timeoutMs });
}

/** A gateway that says one thing, whatever it is asked. */
export const saying = (status: number, body: string) =>
  gatewayThat((_, answer) => answer.writeHead(status).end(body));
