import "server-only";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { pauseMs } from "./back-off";
import { reportLoss } from "./pool";

export interface Listener {
  /** Process id of its backend in pg_stat_activity; null while disconnected. */
  backend(): number | null;
  stop(): Promise<void>;
}

/**
 * Listens to one channel on a dedicated connection, which is restored with growing pauses. Notifications sent while it is broken
 * are lost, so callers must also poll; after each connect they are notified with an empty payload.
 */
export function listenTo(channel: string, onNotified: (payload: string) => void): Listener {
  let current: { client: pg.Client; backend: number | null } | undefined;
  let failures = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const connect = async () => {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
    const own: typeof current = { client, backend: null };
    current = own;
    reportLoss(client, log.lost(channel));
    client.on("notification", ({ payload = "" }) => onNotified(payload));
    client.on("end", () => {
      if (current === own) again();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
      own.backend = rows[0]?.pid ?? null;
      failures = 0;
      onNotified("");
    } catch (error) {
      if (!stopped) log.warn("could not listen to the database", { channel, error: String(error) });
      if (current === own) again();
      await client.end().catch(() => {});
    }
  };
  const again = () => {
    current = undefined;
    if (stopped) return;
    failures += 1;
    timer = setTimeout(() => {
      connecting = connect();
    }, pauseMs(failures));
  };

  let connecting = connect();
  return {
    backend: () => current?.backend ?? null,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await connecting;
      await current?.client.end();
    },
  };
}
