import "server-only";
import pg from "pg";
import { env } from "./env";

export interface Listener {
  /** Connects unless connected. Call it regularly to restore a broken connection. */
  ensureConnected(): Promise<void>;
  /** Process id of its backend in pg_stat_activity; null while disconnected. */
  backend(): number | null;
  stop(): Promise<void>;
}

/**
 * Listens to one channel on a dedicated connection. Notifications sent while it is broken are lost, so callers must also poll.
 */
export function listenTo(channel: string, onNotified: (payload: string) => void): Listener {
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let backend: number | null = null;
  const onLost = () => {
    client = undefined;
    backend = null;
  };
  const connect = async () => {
    const candidate = new pg.Client({ connectionString: env().DATABASE_URL });
    candidate.on("notification", ({ payload = "" }) => onNotified(payload));
    // A terminated connection emits both: the server's error, then the end.
    candidate.on("error", onLost);
    candidate.on("end", onLost);
    await candidate.connect();
    await candidate.query(`listen ${channel}`);
    const { rows } = await candidate.query<{ pid: number }>("select pg_backend_pid() as pid");
    backend = rows[0]?.pid ?? null;
    client = candidate;
  };
  return {
    async ensureConnected() {
      if (client) return;
      connecting ??= connect().finally(() => {
        connecting = undefined;
      });
      await connecting;
    },
    backend: () => backend,
    async stop() {
      await connecting?.catch(() => {});
      await client?.end();
    },
  };
}
