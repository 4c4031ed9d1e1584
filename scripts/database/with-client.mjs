import pg from "pg";

/**
 * Connects, works and disconnects. A connection that is lost on the way rejects the query that was sent; its error events say
 * the same once more, and would end the process without a listener.
 * @template Result
 * @param {string} url
 * @param {(client: pg.Client) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
