import "server-only";
import pg from "pg";
import { env } from "./env";

export interface Listener {
  /** Connects where it is not connected; call it now and then, so that a broken connection is mended. */
  mend(): Promise<void>;
  /** The number of its backend: as long as the process lives and is connected, the database knows it. Null while it is not. */
  backend(): number | null;
  stop(): Promise<void>;
}

/**
 * Listens to one channel on a connection of its own. What is notified while it is broken is lost: whoever listens must also
 * look by themselves now and then.
 */
export function listenTo(channel: string, onNotified: (payload: string) => void): Listener {
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let backend: number | null = null;
  const lose = () => {
    client = undefined;
    backend = null;
  };
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: env().DATABASE_URL });
    fresh.on("notification", ({ payload = "" }) => onNotified(payload));
    // A connection that is cut fails twice: by the server's word for it, and by its end.
    fresh.on("error", lose);
    fresh.on("end", lose);
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    const { rows } = await fresh.query<{ pid: number }>("select pg_backend_pid() as pid");
    backend = rows[0]?.pid ?? null;
    client = fresh;
  };
  return {
    async mend() {
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
