import { tmpdir } from "node:os";
import path from "node:path";
import { makeSecrets } from "../setup/secrets.mjs";

/** A benchmark's few users call more often than people do. */
export const withoutCallLimits = { CALLS_A_MINUTE: "1000000000", ANONYMOUS_CALLS_A_MINUTE: "1000000000" };

/** An environment that is complete and leads nowhere but to this database. */
export function settingsFor(databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...makeSecrets(),
    DATABASE_URL: databaseUrl,
    ...withoutCallLimits,
    APP_URL: "http://localhost:9",
    PAYSTACK_BASE_URL: "http://localhost:9/paystack",
    SMTP_URL: "smtp://localhost:9",
    MAIL_FROM: "Amana <no-reply@amana.test>",
    TERMII_BASE_URL: "http://localhost:9/termii",
    TERMII_SENDER: "Amana",
    FILES_DIR: path.join(tmpdir(), "amana-files-of-benchmarks"),
    SMS_PROVIDER: undefined,
    PUSHER_CLUSTER: undefined,
    PUSHER_API_URL: "http://localhost:9",
    PUSHER_SOCKET_URL: "ws://localhost:9",
  };
}
