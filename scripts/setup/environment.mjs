import { urlFor } from "../database/roles.mjs";
import { sorry } from "./leaving.mjs";
import { checkoutHash, inKept } from "./paths.mjs";

/** What every process needs beside a real database. */
const requiredWhenReal = [
  "DATABASE_URL",
  "APP_URL",
  "AUTH_SECRET",
  "KEYRING",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  "PAYSTACK_PUBLIC_KEY",
  "SMTP_URL",
  "MAIL_FROM",
  "FILES_DIR",
  "PUSHER_APP_ID",
  "PUSHER_KEY",
  "PUSHER_SECRET",
  "VAPID_PUBLIC_KEY",
];

/** What else a role needs: the web process calls no gateway, and only where everything runs in one process it migrates, too. */
const requiredOfRole = {
  all: ["DATABASE_OWNER_URL", "PAYSTACK_SECRET_KEY", "VAPID_PRIVATE_KEY", "ROOT_KEY"],
  web: [],
  webhooks: ["PAYSTACK_SECRET_KEY"],
};

const requiredOfSms = {
  termii: ["TERMII_BASE_URL", "TERMII_API_KEY", "TERMII_SENDER", "TERMII_SECRET"],
  africas_talking: ["AFRICAS_TALKING_USERNAME", "AFRICAS_TALKING_API_KEY", "AFRICAS_TALKING_REPORT_KEY"],
};

/**
 * The application's environment where everything around it is ours: demo, development and journeys.
 * @param {{ superUrl: string, secrets: Record<string, string>, ports: { app: number, simulators: number, smtp: number, realtime: number } }} stack
 */
export function ownEnvironment({ superUrl, secrets, ports }) {
  const database = "amana";
  const appUrl = `http://localhost:${ports.app}`;
  const simulators = `http://localhost:${ports.simulators}`;
  return {
    ...process.env,
    PORT: String(ports.app),
    APP_URL: appUrl,
    AUTH_URL: appUrl,
    AUTH_TRUST_HOST: "true",
    AUTH_SECRET: secrets.AUTH_SECRET,
    KEYRING: secrets.KEYRING,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    COOKIE_SUFFIX: checkoutHash,
    // The cast enters with its password alone, so that the staff's pages of the demo are open to all.
    STAFF_FACTOR: process.env.STAFF_FACTOR ?? "off",
    DATABASE_URL: urlFor(superUrl, {
      database,
      role: "amana_worker",
      password: secrets.DATABASE_APP_PASSWORD,
    }),
    DATABASE_OWNER_URL: urlFor(superUrl, {
      database,
      role: "amana_owner",
      password: secrets.DATABASE_OWNER_PASSWORD,
    }),
    PAYSTACK_BASE_URL: `${simulators}/paystack`,
    PAYSTACK_SECRET_KEY: secrets.PAYSTACK_SECRET_KEY,
    PAYSTACK_PUBLIC_KEY: secrets.PAYSTACK_PUBLIC_KEY,
    PAYSTACK_WEBHOOK_URL: `${appUrl}/api/webhooks/paystack`,
    SMTP_URL: `smtp://localhost:${ports.smtp}`,
    MAIL_FROM: "Amana <hello@amana.test>",
    MAIL_REPORT_KEY: secrets.MAIL_REPORT_KEY,
    MAIL_WEBHOOK_URL: `${appUrl}/api/webhooks/mail/${secrets.MAIL_REPORT_KEY}`,
    // The one that passes answers on, so that the demo's people can pause their accounts by text.
    SMS_PROVIDER: process.env.SMS_PROVIDER ?? "africas_talking",
    TERMII_BASE_URL: `${simulators}/termii`,
    TERMII_API_KEY: secrets.TERMII_API_KEY,
    TERMII_SENDER: "Amana",
    TERMII_SECRET: secrets.TERMII_SECRET,
    TERMII_WEBHOOK_URL: `${appUrl}/api/webhooks/termii`,
    AFRICAS_TALKING_BASE_URL: `${simulators}/africas-talking`,
    AFRICAS_TALKING_USERNAME: "amana",
    AFRICAS_TALKING_SENDER: "Amana",
    AFRICAS_TALKING_API_KEY: secrets.AFRICAS_TALKING_API_KEY,
    AFRICAS_TALKING_REPORT_KEY: secrets.AFRICAS_TALKING_REPORT_KEY,
    AFRICAS_TALKING_SHORT_CODE: "38383",
    AFRICAS_TALKING_INBOUND_URL: `${appUrl}/api/webhooks/africas-talking/inbound/${secrets.AFRICAS_TALKING_REPORT_KEY}`,
    AFRICAS_TALKING_WEBHOOK_URL: `${appUrl}/api/webhooks/africas-talking/${secrets.AFRICAS_TALKING_REPORT_KEY}`,
    TERMINAL_AFRICA_URL: `${simulators}/terminal-africa/v1`,
    TERMINAL_AFRICA_SECRET_KEY: secrets.TERMINAL_AFRICA_SECRET_KEY,
    TERMINAL_AFRICA_WEBHOOK_URL: `${appUrl}/api/webhooks/carriers/terminal_africa`,
    PUSHER_APP_ID: secrets.PUSHER_APP_ID,
    PUSHER_KEY: secrets.PUSHER_KEY,
    PUSHER_SECRET: secrets.PUSHER_SECRET,
    // One that is set outside must not turn the demo to Pusher's own service; undefined is passed on to nobody.
    PUSHER_CLUSTER: undefined,
    PUSHER_API_URL: `http://localhost:${ports.realtime}`,
    PUSHER_SOCKET_URL: `ws://localhost:${ports.realtime}`,
    REALTIME_PORT: String(ports.realtime),
    VAPID_PUBLIC_KEY: secrets.VAPID_PUBLIC_KEY,
    VAPID_PRIVATE_KEY: secrets.VAPID_PRIVATE_KEY,
    ROOT_KEY: secrets.ROOT_KEY,
    PUSH_SIMULATOR_URL: simulators,
    FILES_DIR: inKept("files"),
    SIMULATORS_URL: simulators,
    SIMULATORS_PORT: String(ports.simulators),
    SMTP_PORT: String(ports.smtp),
  };
}

/**
 * The application's environment where DATABASE_URL names a real database: everything comes from outside.
 * @throws {Error} naming every variable that is missing
 */
export function realEnvironment() {
  const { SMS_PROVIDER = "termii", ROLE = "all" } = process.env;
  if (!(ROLE in requiredOfRole)) {
    throw sorry(
      `ROLE is ${ROLE}. What serves pages is all, web or webhooks; a worker alone is npm run worker.`,
    );
  }
  const required = [...requiredWhenReal, ...requiredOfRole[ROLE], ...(requiredOfSms[SMS_PROVIDER] ?? [])];
  const missing = [...required.filter((name) => !process.env[name]), ...missingRealtime()];
  if (missing.length > 0) {
    throw sorry(
      `DATABASE_URL is set, so this is no demo, and these variables are missing: ${missing.join(", ")}.` +
        " Set them, or unset DATABASE_URL for a demo that brings everything along.",
    );
  }
  return { AUTH_URL: process.env.APP_URL, AUTH_TRUST_HOST: "true", ...process.env };
}

/**
 * What a serving process is given of an environment: never the owner's database, and the secrets of gateways and carriers and the keys
 * that sign pushes and roots only in the roles that use them.
 * @param {Record<string, string | undefined>} environment
 */
export function servingEnvironment({ DATABASE_OWNER_URL: _owner, ...environment }) {
  const {
    PAYSTACK_SECRET_KEY: _gateway,
    TERMINAL_AFRICA_SECRET_KEY: _carrier,
    VAPID_PRIVATE_KEY: _push,
    ROOT_KEY: _root,
    ...withoutSecrets
  } = environment;
  return environment.ROLE === "web" ? withoutSecrets : environment;
}

/** Events go through Pusher's own service or through a server of its protocol. */
function missingRealtime() {
  const { PUSHER_CLUSTER, PUSHER_API_URL, PUSHER_SOCKET_URL } = process.env;
  if (PUSHER_CLUSTER || (PUSHER_API_URL && PUSHER_SOCKET_URL)) return [];
  return [
    "PUSHER_CLUSTER (for Pusher's own service) or both PUSHER_API_URL and PUSHER_SOCKET_URL (for a server of ours)",
  ];
}
