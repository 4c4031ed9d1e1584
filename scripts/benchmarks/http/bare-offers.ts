// The least that can answer the list of offers: node:http and pg, the same rows, as JSON. Tells its parent where it listens.
import { createServer, type ServerResponse } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });

const text = `
  select o.id, o.version, o.kind, o.state, o.terms, o.price_minor, o.rate_bps, o.expires_at, o.created_at,
    o.seller_id, u.name, u.level, r.trades_completed, r.trades_unfinished, r.median_delivery_seconds
  from offer o join app_user u on u.id = o.seller_id left join reputation r on r.user_id = o.seller_id
  where o.state = 'AVAILABLE' and o.expires_at > now()
  order by o.rate_bps, o.id limit 20`;

async function answer(response: ServerResponse): Promise<void> {
  const { rows } = await pool.query({ name: "offers", text });
  const body = JSON.stringify({ items: rows });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

const server = createServer((_request, response) => void answer(response));

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.send?.(`http://127.0.0.1:${address?.port}/`);
});
process.once("disconnect", () => process.exit());
process.on("SIGINT", () => {});
