import { readFileSync } from "node:fs";
import { cast } from "../scripts/cast.mjs";
import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { mailNotice } from "./stage/notices";
import { asOwner } from "./stage/owner";
import { openSession } from "./stage/session";

/** A member of the cast for each role, and those for whom no page of staff exists. */
const callers = {
  S: cast.funmi,
  M: cast.chidi,
  F: cast.efe,
  C: cast.amina,
  N: cast.kelechi,
  A: cast.ife,
  U: cast.ladi,
  person: cast.ada,
} as const;

/** Any listing that was ever submitted. */
const waitingListing = "select id from listing where versions > 0 and deleted_at is null";

/** Who can open each page. Written by hand from the table of permissions. A query's first row names the subject of a page. */
const pages: Record<string, { open: string; subject?: string }> = {
  "/admin": { open: "SMFCNAU" },
  "/admin/appeals": { open: "MCU" },
  "/admin/approvals": { open: "SMFCNAU" },
  "/admin/audit": { open: "SMFCNAU" },
  "/admin/break-glass": { open: "SMFCNAU" },
  "/admin/offers": { open: "MNU" },
  "/admin/queues/support": { open: "SMFAU" },
  "/admin/support": { open: "SMFAU" },
  "/admin/support-templates": { open: "NU" },
  "/admin/outages": { open: "MFAU" },
  "/admin/permissions": { open: "SMFCNAU" },
  "/admin/staff-passkeys": { open: "SMFCNAU" },
  "/admin/trades": { open: "SMFCU" },
  "/admin/trades/{}": { open: "SMFCU", subject: "select id from trade where state = 'DISPUTED'" },
  "/admin/queues/approvals": { open: "SMFCNAU" },
  "/admin/queues/disputes": { open: "SMFCAU" },
  "/admin/queues/disputes?case={}": {
    open: "SMFCAU",
    subject: "select id from trade where state = 'DISPUTED'",
  },
  "/admin/queues/listing": { open: "MU" },
  "/admin/queues/listing?case={}": { open: "MU", subject: waitingListing },
  "/admin/listings": { open: "MU" },
  "/admin/listings/{}": { open: "MU", subject: waitingListing },
  "/admin/listings/rules": { open: "MAU" },
  "/admin/queues/payouts": { open: "FU" },
  "/admin/queues/deposits": { open: "FU" },
  "/admin/queues/refunds": { open: "FU" },
  "/admin/queues/chargebacks": { open: "FCU" },
  "/admin/queues/tax": { open: "CU" },
  "/admin/tax-numbers/{}": { open: "CU", subject: "select id from tax_number" },
  "/admin/search?q=Ade": { open: "SMFCU" },
  "/admin/people/{}": { open: "SMFCU", subject: "select id from app_user where email = 'bayo@amana.test'" },
  "/admin/people/{}?tab=money": {
    open: "SMFCU",
    subject: "select id from app_user where email = 'bayo@amana.test'",
  },
  "/admin/people/{}?tab=security": {
    open: "SMFCU",
    subject: "select id from app_user where email = 'bayo@amana.test'",
  },
  "/admin/corrections/new?person={}": {
    open: "SMF",
    subject: "select id from app_user where email = 'bayo@amana.test'",
  },
  "/admin/payouts": { open: "FU" },
  "/admin/payouts/pause": { open: "FCAU" },
  "/admin/payouts/{}": { open: "FU", subject: "select id from payout" },
  "/admin/deposits": { open: "FU" },
  "/admin/deposits/{}": { open: "FU", subject: "select reference as id from deposit where state = 'PAID'" },
  "/admin/refunds": { open: "FU" },
  "/admin/chargebacks": { open: "FCU" },
  "/admin/reconciliation": { open: "FCU" },
  "/admin/ledger": { open: "FCU" },
  "/admin/ledger/{}": { open: "FCU", subject: "select id from posting" },
  "/admin/jobs": { open: "FAU" },
  "/admin/bulk/new?act=payout.reject&ids=none": { open: "F" },
  "/admin/bulk/new?act=job.retry&ids=1": { open: "FA" },
  "/admin/bulk/new?act=offer.moderate&ids=none": { open: "M" },
  "/admin/bulk/new?act=offer.moderate:approve&ids=none": { open: "M" },
  "/admin/roles": { open: "AU" },
  "/admin/deliveries": { open: "SMCNAU" },
  "/admin/deliveries/{}": { open: "SMCNAU", subject: "select id from notice" },
  "/admin/categories": { open: "NU" },
  "/admin/categories/mobile-phones": { open: "NU" },
  "/admin/banners": { open: "NU" },
  "/admin/templates": { open: "CNAU" },
  "/admin/templates/payout.asked": { open: "CNAU" },
  "/admin/templates/payout.asked/ha": { open: "CNAU" },
  "/admin/flags": { open: "MFCAU" },
  "/admin/flags/market.live": { open: "MFCAU" },
  "/admin/settings": { open: "FCAU" },
  "/admin/settings/commission": { open: "FCAU" },
};

/** How a page can be asked for: as a document, and as what the router of an open page loads. */
const ways = { document: {}, router: { rsc: "1" } };

interface Canary {
  email: string;
  text: string;
}

/** Everyone's contact details and bank accounts, as they could appear. */
const canaries = () =>
  asOwner<Canary>(
    `select email, detail as text from app_user u, lateral (values
        (email), (phone), (regexp_replace(phone, '^[+]234', '0')),
        (regexp_replace(phone, '^[+]234(...)(...)(....)$', '0\\1 \\2 \\3'))) details (detail)
     union all select u.email, b.account_number from bank_account b join app_user u on u.id = b.user_id
     union all select u.email, d.sender_account from deposit d join app_user u on u.id = d.user_id
       where d.sender_account is not null`,
  );

test("each page of staff exists for the roles that may read it, and shows no one’s contact details", async ({
  request,
}) => {
  test.slow();
  await mailNotice(cast.ada.email);
  const hidden = await canaries();
  expect(hidden.length).toBeGreaterThan(30);
  const found: Record<string, string> = {};
  const leaks: string[] = [];
  const { appUrl, sessionCookie } = environment;
  for (const [path, { subject }] of Object.entries(pages)) {
    const [row] = subject ? await asOwner<{ id: string }>(`${subject} order by 1 limit 1`) : [];
    if (subject) expect(row, `a subject of ${path}`).toBeDefined();
    const url = new URL(path.replace("{}", String(row?.id)), appUrl);
    const read = await Promise.all(
      Object.entries(callers).map(async ([role, { email }]) => {
        const cookie = `${sessionCookie}=${await session(email)}`;
        const opened: string[] = [];
        for (const [way, headers] of Object.entries(ways)) {
          const answer = await request.get(url.href, { headers: { cookie, ...headers }, maxRedirects: 0 });
          const body = await answer.text();
          if (way === "document" && answer.status() === 200) opened.push(role);
          else if (way === "document") expect([path, role, answer.status()]).toEqual([path, role, 404]);
          for (const detail of detailsIn(body, hidden, email))
            leaks.push(`${detail} in ${path} for ${role} by ${way}`);
        }
        return opened;
      }),
    );
    found[path] = read.flat().join("");
    const anonymous = await request.get(url.href, { headers: { cookie: "" }, maxRedirects: 0 });
    expect([path, [303, 307, 404].includes(anonymous.status())]).toEqual([path, true]);
  }
  expect(leaks).toEqual([]);
  expect(detailsIn(readFileSync(environment.appLog, "utf8"), hidden, ""), "nor does the log").toEqual([]);
  const own = await request.get(new URL("/api/v1/me", appUrl).href, {
    headers: { cookie: `${sessionCookie}=${await session(cast.ada.email)}` },
  });
  expect(detailsIn(await own.text(), hidden, ""), "details are found where they stand").toContain(
    cast.ada.email,
  );
  expect(found).toEqual(Object.fromEntries(Object.entries(pages).map(([path, { open }]) => [path, open])));
});

/** Contact details in a page, except those of its reader. */
const detailsIn = (body: string, details: readonly Canary[], reader: string) =>
  details.filter(({ email, text }) => email !== reader && body.includes(text)).map(({ text }) => text);

const sessions = new Map<string, Promise<string>>();
function session(email: string): Promise<string> {
  const open = sessions.get(email) ?? openSession(email);
  sessions.set(email, open);
  return open;
}
