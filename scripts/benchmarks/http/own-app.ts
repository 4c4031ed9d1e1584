import { devNull } from "node:os";
import { airtimeSql } from "@/lib/assets/airtime/example";
import { HOME } from "@/lib/money/currencies";
import { startApp } from "../../setup/app.mjs";
import { build } from "../../setup/build.mjs";
import { openOwnStack } from "../../setup/own-stack.mjs";
import { findFreePort } from "../../setup/ports.mjs";
import { makeSecrets } from "../../setup/secrets.mjs";
import { ask, MAKES_PEOPLE, type Server } from "../server";
import { withoutCallLimits } from "../settings";

export interface OwnApp {
  url: string;
  /** With the application's environment, by which its secrets are known. */
  database: { name: string; appUrl: string };
  environment: Record<string, string>;
  /** Of the server that answers. */
  processId: number;
  /** One of the offers. */
  offerId: string;
}

const SELLERS = 200;
const OFFERS_EACH = 10;

/** The built application as `next start` serves it, on a market of 2,000 offers. */
export async function openOwnApp({ superUrl, ownerPassword, appPassword }: Server): Promise<OwnApp> {
  const secrets = {
    ...makeSecrets(),
    DATABASE_OWNER_PASSWORD: ownerPassword,
    DATABASE_APP_PASSWORD: appPassword,
  };
  const ports = { app: await findFreePort(), simulators: 0, smtp: 0, realtime: 0 };
  ports.simulators = await findFreePort(Object.values(ports));
  ports.smtp = await findFreePort(Object.values(ports));
  ports.realtime = await findFreePort(Object.values(ports));
  const stack = await openOwnStack({ superUrl, secrets, ports });
  const { APP_URL = "", DATABASE_URL = "", DATABASE_OWNER_URL = "" } = stack;
  const environment = { ...stack, ...withoutCallLimits };
  await build(environment);
  await ask(DATABASE_OWNER_URL, MAKES_PEOPLE);
  await ask(DATABASE_OWNER_URL, MARKET);
  const { pid = 0 } = await startApp("start", environment, { log: devNull });
  const [offer] = await ask<{ id: string }>(
    DATABASE_OWNER_URL,
    "select id from offer where kind = 'AIRTIME' and state = 'AVAILABLE' limit 1",
  );
  return {
    url: APP_URL,
    database: { name: "amana", appUrl: DATABASE_URL },
    environment,
    processId: pid,
    offerId: offer?.id ?? "",
  };
}

const OPERATOR = "(array['MTN', 'AIRTEL', 'GLO', 'T2'])[1 + n % 4]";

const MARKET = `
  begin;
  create temp table seller on commit drop as select s, uuidv7() as id from generate_series(1, ${SELLERS}) s;
  insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at)
    select id, 'Seller ' || s, 'seller.' || s || '@market.test', '+2349' || lpad(s::text, 9, '0'), 'none', 'VERIFIED', now(), now() from seller;
  insert into allowance (user_id, open_offers) select id, ${OFFERS_EACH} from seller;
  insert into reputation (user_id, trades_completed, trades_unfinished, median_delivery_seconds)
    select id, s, s % 7, 300 from seller;
  insert into offer (id, seller_id, kind, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, expires_at)
    select uuidv7(), id, 'AIRTIME', ${airtimeSql(5_000_00n, OPERATOR)}, ${OPERATOR}, 500000, '${HOME}', '${HOME}', 50 * rate, rate,
      '{"n": 150, "d": 10000, "round": "half_up"}', now() + interval '7 days'
    from seller, generate_series(1, ${OFFERS_EACH}) n, lateral (select 8000 + (s * 37 + n * 101) % 1500 as rate) priced;
  commit;
  analyze`;
