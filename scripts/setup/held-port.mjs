import { createServer } from "node:http";

/** The servers that hold ports, by port. */
const holders = new Map();

/**
 * Takes a port until it is released, so that no other program takes it meanwhile. Requests get 503.
 * @param {number} port
 * @returns {Promise<boolean>} false where it is taken
 */
export async function holdPort(port) {
  const server = createServer((_, response) => {
    const headers = { "content-type": "text/plain", "retry-after": "5", connection: "close" };
    response.writeHead(503, headers).end("Amana is starting.\n");
  });
  const isHeld = await new Promise((resolve, reject) => {
    server.on("error", (error) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(false) : reject(error),
    );
    server.listen(port, () => resolve(true));
  });
  if (!isHeld) return false;
  server.unref();
  holders.set(port, server);
  return true;
}

/** Lets a held port go, for the process that is about to listen there. */
export async function releasePort(port) {
  const server = holders.get(port);
  holders.delete(port);
  if (!server) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
