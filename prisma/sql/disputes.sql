-- What the machines of disputes, and of the trades that they are about, ask about other rows.

-- Whether the time of a dispute's state has run out. The time of outages that concern its trade does not count.
create or replace function dispute_time_is_over(d dispute, p_at timestamptz) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return p_at >= dispute_due(d, p_at);
end $$;

-- When it will run out, as far as is known: later by what outages have stopped it so far.
create or replace function dispute_due(d dispute, p_at timestamptz) returns timestamptz language plpgsql stable set search_path = public, pg_temp as $$
begin
  return d.deadline_at + (select time_stopped(d.clock_from, p_at, t.kind, t.listed_under) from trade_overview t where t.id = d.trade_id);
end $$;

-- As whom a person opens a dispute of a trade, or speaks in it.
create or replace function dispute_opener(p_trade uuid, p_who uuid) returns text language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select case p_who when t.buyer_id then 'buyer' when t.seller_id then 'seller' when system_id() then 'clock' else 'staff' end
    from trade_overview t where t.id = p_trade);
end $$;

-- Whether both parties have made a statement: the opener's is the dispute's own.
create or replace function dispute_is_answered(d dispute) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select count(*) from dispute_statement s where s.dispute_id = d.id and s.kind = 'statement')
    + case when d.opened_as in ('buyer', 'seller') then 1 else 0 end = 2;
end $$;

-- Whether a member of staff has ruled on a trade, or agreed to a ruling.
create or replace function has_ruled(p_staff uuid, p_trade uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from dispute d join ruling g on g.dispute_id = d.id
    where d.trade_id = p_trade and p_staff in (g.moderator_id, g.approver_id));
end $$;

-- Whether a person has shared a browser or a bank account with one of these.
create or replace function is_linked_to(p_person uuid, p_people uuid[]) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from device_link l where l.user_id = p_person and l.linked_id = any(p_people))
    or exists (select from bank_account_link l where l.user_id = p_person and l.linked_id = any(p_people));
end $$;

create or replace function is_linked_to_trade(p_person uuid, p_trade uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select is_linked_to(p_person, array[t.buyer_id, t.seller_id]) from trade_overview t where t.id = p_trade);
end $$;

create or replace function ruling_needs_two_people(p_dispute uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select t.price_minor >= (setting_in_force('disputes')->>'twoPeopleFromMinor')::bigint
    from dispute d join trade_overview t on t.id = d.trade_id where d.id = p_dispute);
end $$;

-- In this commit: what was agreed to is done at once, or never.
create or replace function ruling_is_agreed(g ruling) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from approval a where a.id = g.approval_id and a.act = 'dispute.rule' and a.subject_kind = 'dispute'
    and a.subject_id = g.dispute_id and a.state = 'AGREED' and a.ended_at = g.created_at
    and (a.detail->>'outcome', a.detail->>'finding', a.detail->>'refundMinor', a.detail->'rules', a.detail->>'says')
      = (g.outcome, g.finding, g.refund_minor::text, g.rules, g.reason)
    and a.detail->>'returnPaidBy' is not distinct from g.return_paid_by);
end $$;

-- Whether the trade of a dispute that is closed ended as the dispute says, in this commit. A claim is about a trade that had ended before.
create or replace function dispute_has_ended_trade(d dispute) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return d.is_claim or exists (select from trade_overview t where t.id = d.trade_id and case d.outcome when 'return' then t.state = 'RETURNING'
    else t.ended_at = d.closed_at
      and t.state::text = case d.outcome when 'refund' then 'CANCELLED' when 'release' then 'COMPLETED' when 'split' then 'SPLIT' end end);
end $$;

-- What the dispute that closes in this commit gives back to who put it up: of a split, for the trade's own move.
create or replace function disputed_refund(p_trade uuid) returns bigint language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select d.refund_minor from dispute d where d.trade_id = p_trade and d.state = 'CLOSED' and d.closed_at = app_now());
end $$;

-- Our commission of a trade whose dispute was not decided in time, once a trade: what is left of what was posted, and what this end posts.
create or replace function fee_to_give_back(d dispute) returns bigint language plpgsql stable set search_path = public, pg_temp as $$
declare
  t record;
begin
  if d.times_late = 0 then
    return 0;
  end if;
  select * into t from trade_overview where id = d.trade_id;
  if not d.is_claim then
    return fee_of(t.hold_minor - d.refund_minor, t.fee_rule);
  end if;
  -- A wallet that was closed since gains nothing.
  if exists (select from trading_allowance a where a.user_id = t.performer_id and a.closed_at is not null) then
    return 0;
  end if;
  return (select coalesce(sum(case l.kind when 'commission' then l.amount_minor else -l.amount_minor end), 0) from ledger_transfer l
    where l.reverses is null and (l.subject_kind = 'trade' and l.subject_id = d.trade_id and l.kind = 'commission'
      or l.subject_kind = 'dispute' and l.kind = 'fee_given_back'
        and l.subject_id in (select o.id from dispute o where o.trade_id = d.trade_id)));
end $$;
