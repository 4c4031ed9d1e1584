-- What a plan must leave true of rows besides those that it moved.

-- Each row's own conditions; the units of lines; and that nobody's counters move but those of people who have a part in the plan.
create or replace function effects_must_hold(effects effect[], who uuid) returns void language plpgsql as $$
declare
  e effect;
  part uuid[] := array[who];
  has_units boolean := false;
  has_counted boolean := false;
begin
  foreach e in array effects loop
    if e.check_move is not null then
      perform row_must_hold(e.kind, e.id, e.check_move, who);
    end if;
    has_units := has_units or e.units is not null or e.held is not null;
    if e.counted then
      has_counted := true;
    elsif e.parties is not null then
      part := part || e.parties;
    end if;
  end loop;
  if has_counted and who <> system_id() then
    foreach e in array effects loop
      if e.counted and e.id <> all (part) then
        raise exception 'the % of somebody without a part in it', e.kind using errcode = '42501';
      end if;
    end loop;
  end if;
  if has_units then
    perform units_must_match(effects);
  end if;
end $$;

-- L11: an offer's units move with the lines of trades, and only with them.
create or replace function units_must_match(effects effect[]) returns void language plpgsql as $$
declare
  stray uuid;
begin
  with effect as (select * from unnest(effects) u),
  moved as (
    select l.offer_id, sum(case e.units when 'take' then l.units when 'buy' then 0 else -l.units end) as held,
      sum(case when e.units in ('sell', 'buy') then l.units else 0 end) as sold, max(case when e.units not in ('take', 'buy') then e.offer_to end) as offer_to
    from effect e join trade_line l on l.trade_id = e.id where e.units is not null group by l.offer_id),
  counted as (
    select id as offer_id, held, sold, offer_to from effect where held is not null)
  select coalesce(m.offer_id, c.offer_id) into stray from moved m full join counted c using (offer_id)
  where (m.held, m.sold, m.offer_to) is distinct from (c.held, c.sold, c.offer_to) limit 1;
  if found then
    raise exception 'the units of offer % do not move with the lines of its trades', stray using errcode = '23514';
  end if;
end $$;

-- A trade's kind, price, fee and seller are those of the offers that its lines name, at the version of their terms; its terms are
-- its first line's. Who performs, who confirms, where the hold comes from and how much it is follow from the kind: the price, or
-- what the seller has put up for the units. Only kinds that say so are completed as they are accepted.
create or replace function trade_fits_offers(t trade) returns boolean language plpgsql stable as $$
declare
  fits boolean;
  put_up bigint;
begin
  select bool_and(o.seller_id = t.seller_id and o.kind = t.kind and o.terms_version = l.terms_version
        and o.price_minor = l.unit_price_minor and o.currency = t.currency and o.hold_currency = t.hold_currency
        and o.fee_rule = t.fee_rule and (l.line > 1 or o.terms = t.terms))
      and sum(l.units * l.unit_price_minor) = t.price_minor and min(l.line) = 1,
    sum(l.units * o.hold_unit_minor)
    into fits, put_up
    from trade_line l join offer o on o.id = l.offer_id where l.trade_id = t.id;
  return coalesce(fits, false) and exists (
    select from asset_kind k where k.name = t.kind and (t.state = 'IN_ESCROW' or k.at_once) and case k.performer
      when 'seller' then (t.performer_id, t.confirmer_id, t.hold_source, t.hold_minor) = (t.seller_id, t.buyer_id, 'wallet', t.price_minor)
      else (t.performer_id, t.confirmer_id, t.hold_source, t.hold_minor) = (t.buyer_id, t.seller_id, 'offer', put_up) end);
end $$;

-- An offer is of a kind that is traded. Its seller puts something up for each unit where the buyer performs, and else nothing.
create or replace function offer_fits_kind(o offer) returns boolean language sql stable as $$
  select exists (
    select from asset_kind k where k.name = o.kind and case k.performer
      when 'buyer' then o.hold_unit_minor > 0 else o.hold_unit_minor = 0 and o.hold_currency = o.currency end);
$$;

-- A reversal mirrors every transfer of the posting that it names, once, under an approval from which neither of the two gains.
-- What a hold holds is said by a machine's state, which a reversal would contradict.
create or replace function reversal(p_posting bigint, p_reverses bigint, p_approval text, p_subject uuid) returns effect language plpgsql as $$
declare
  e effect;
begin
  if p_approval is null then
    raise exception 'a reversal needs an approval' using errcode = '23514';
  end if;
  if not exists (select from posting where id = p_reverses and subject_id = p_subject and reverses is null)
      or exists (select from transfer t join account a on a.id in (t.debit_account_id, t.credit_account_id)
        where t.posting_id = p_reverses and a.kind = 'HOLD') then
    raise exception 'posting % cannot be reversed', p_reverses using errcode = '23514';
  end if;
  if exists (select from transfer t join account a on a.id = t.debit_account_id and a.kind = 'WALLET'
      join approval p on p.id = p_approval::uuid and a.owner_id in (p.creator_id, p.approver_id)
      where t.posting_id = p_reverses) then
    raise exception 'whoever agreed to a reversal gains from it' using errcode = '23514';
  end if;
  insert into posting_reversal (reverses, posting_id) values (p_reverses, p_posting);
  select p.subject_kind, p.subject_id into e.kind, e.id from posting p where p.id = p_reverses;
  select array_agg(row(t.kind, c.kind, c.subject_kind, c.owner_id, d.kind, d.subject_kind, d.owner_id, t.amount_minor, false, null)::leg_rule)
    into e.rules
    from transfer t join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
    where t.posting_id = p_reverses;
  return e;
end $$;
