import { createServer } from "node:net";

/**
 * A port nobody listens on, outside the range from which systems lend ports to outgoing connections.
 * @param {number[]} [taken] ports promised to others already
 * @returns {Promise<number>}
 */
export async function findFreePort(taken = []) {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
}

/** Whether this port can be listened on, on every address. */
export async function isFree(port) {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1")) && canListen(port);
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 cannot have a stranger there either.
    server.once("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}
