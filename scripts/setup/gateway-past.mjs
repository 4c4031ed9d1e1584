import { withClient } from "../database/with-client.mjs";

/**
 * The simulated gateway forgets everything when it stops, and the seeded past was never there. Tells it what our books say
 * that it did, so that the two agree from the start.
 * @param {{ DATABASE_OWNER_URL: string, SIMULATORS_URL: string }} environment
 */
export async function tellGatewayOfPast({ DATABASE_OWNER_URL, SIMULATORS_URL }) {
  const { rows } = await withClient(DATABASE_OWNER_URL, (client) => client.query(past));
  await send(SIMULATORS_URL, rows[0].past);
}

async function send(simulators, records) {
  const response = await fetch(`${simulators}/control/paystack/import`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(records),
  });
  if (!response.ok) {
    throw new Error(`The simulated gateway did not take the past: ${(await response.text()).slice(0, 500)}`);
  }
}

const list = (query) =>
  `(select coalesce(json_agg(json_strip_nulls(row_to_json(each)) order by each.at), '[]') from (${query}) each)`;

const deposits = `
  select d.gateway_record_id as id, coalesce(d.gateway_reference, d.reference) as reference, d.paid_minor as amount,
    coalesce(d.gateway_fee_minor, 0) as fees, u.email, coalesce(d.paid_at, d.created_at) as at,
    case when v.account_number is not null then json_build_object('name', coalesce(d.sender_name, ''), 'bank', coalesce(d.sender_bank, ''),
      'account', coalesce(d.sender_account, ''), 'receiverAccount', v.account_number) end as sender
  from deposit d join app_user u on u.id = d.user_id left join virtual_account v on v.id = d.virtual_account_id
  where d.gateway_record_id ~ '^\\d{1,20}$' and d.state not in ('INITIATED', 'FAILED', 'EXPIRED')
  order by 6 desc limit 20000`;

const payouts = `
  select p.gateway_record_id as id, p.transfer_code as code, p.reference, p.amount_minor as amount, p.gateway_fee_minor as fee,
    case p.state when 'SENT' then 'pending' when 'PAID' then 'success' when 'REVERSED' then 'reversed' else 'failed' end as status,
    p.account_number as "accountNumber", p.account_name as "accountName", p.bank_code as "bankCode", p.bank_name as "bankName",
    b.recipient_code as "recipientCode", p.sending_at as at, coalesce(p.ended_at, p.paid_at) as "endedAt"
  from payout p join bank_account b on b.id = p.bank_account_id
  where p.state in ('SENT', 'PAID', 'REVERSED', 'FAILED') and (p.transfer_code is not null or p.gateway_record_id is not null)
  order by p.sending_at desc limit 20000`;

const refunds = `
  select r.gateway_record_id as id, coalesce(d.gateway_reference, d.reference) as reference, r.amount_minor as amount, r.id as note,
    case r.state when 'DONE' then 'processed' when 'FAILED' then 'failed' when 'NEEDS_ATTENTION' then 'needs-attention' else 'processing' end as status,
    coalesce(r.sending_at, r.created_at) as at
  from refund r join deposit d on d.id = r.deposit_id where r.gateway_record_id is not null
  order by 6 desc limit 20000`;

const chargebacks = `
  select c.gateway_record_id as id, coalesce(d.gateway_reference, d.reference) as reference,
    case c.state when 'LOST' then c.held_minor + c.loss_minor else c.amount_minor end as amount, c.state,
    c.created_at as at, c.due_at as "dueAt", c.closed_at as "endedAt"
  from chargeback c join deposit d on d.id = c.deposit_id order by c.created_at desc limit 20000`;

const settlements = `
  select gateway_record_id as id, case direction when 'settled' then amount_minor else -amount_minor end as amount, created_at as at
  from settlement order by created_at desc limit 20000`;

const accounts = `
  select v.gateway_record_id as id, v.account_number as "accountNumber", v.account_name as "accountName", v.bank_name as "bankName",
    v.bank_slug as "bankSlug", u.email, v.created_at as at
  from virtual_account v join app_user u on u.id = v.user_id where v.closed_at is null
  order by v.created_at desc limit 20000`;

const past = `
  select json_build_object('deposits', ${list(deposits)}, 'payouts', ${list(payouts)}, 'refunds', ${list(refunds)},
    'chargebacks', ${list(chargebacks)}, 'settlements', ${list(settlements)}, 'accounts', ${list(accounts)}) as past`;
