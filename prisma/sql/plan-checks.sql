-- What a plan must leave true of rows besides those that it moved.

-- Each row's own conditions; that users' counters move with what the plan does, and only with it; and the units of lines.
create or replace function effects_must_hold(effects effect[], who uuid) returns void language plpgsql as $$
declare
  e effect;
  counters text[] := '{}';
  sums bigint[] := '{}';
  at int;
  has_units boolean := false;
begin
  foreach e in array effects loop
    if e.check_move is not null then
      perform row_must_hold(e.kind, e.id, e.check_move, who);
    end if;
    has_units := has_units or e.units is not null or e.held is not null;
    for i in 1 .. coalesce(cardinality(e.owes), 0) loop
      at := array_position(counters, e.owes[i]);
      if at is null then
        counters := counters || e.owes[i];
        sums := sums || e.owed[i];
      else
        sums[at] := sums[at] + e.owed[i];
      end if;
    end loop;
  end loop;
  if not 0 = all (sums) then
    raise exception 'the counters % do not move with what this plan does: %', counters, sums using errcode = '42501';
  end if;
  if has_units then
    perform units_must_match(effects);
  end if;
end $$;

-- L11: an offer's units move with the lines of trades, and only with them.
create or replace function units_must_match(effects effect[]) returns void language plpgsql as $$
declare
  e effect;
  line record;
  offers uuid[];
  held bigint[]; -- counted, less what the lines say
  sold bigint[];
  ends text[];   -- what the counts make of the offers
  lines text[];  -- and what the lines do
  at int;
begin
  foreach e in array effects loop
    if e.held is not null then
      offers := offers || e.id;
      held := held || e.held;
      sold := sold || e.sold;
      ends := ends || coalesce(e.offer_to, '');
      lines := lines || null::text;
    end if;
  end loop;
  foreach e in array effects loop
    continue when e.units is null;
    for line in select offer_id, units from trade_line where trade_id = e.id loop
      at := array_position(offers, line.offer_id);
      if at is null then
        raise exception 'the units of offer % do not move with the lines of its trades', line.offer_id using errcode = '23514';
      end if;
      held[at] := held[at] - case e.units when 'take' then line.units when 'buy' then 0 else -line.units end;
      sold[at] := sold[at] - case when e.units in ('sell', 'buy') then line.units else 0 end;
      lines[at] := coalesce(case when e.units <> 'buy' then e.offer_to end, lines[at], '');
    end loop;
  end loop;
  if (0 = all (held) and 0 = all (sold) and lines = ends) is not true then
    raise exception 'the units of offers % do not move with the lines of trades', offers using errcode = '23514';
  end if;
end $$;

-- A trade's kind, price, fee and seller are those of the offers that its lines name, at the version of their terms; its terms are
-- its first line's. Who performs, who confirms, where the hold comes from and how much it is follow from the kind: the price, or
-- what the seller has put up for the units. Only kinds that say so are completed as they are accepted.
create or replace function trade_fits_offers(t trade) returns boolean language plpgsql stable as $$
begin
  return (
    select bool_and(coalesce(
        o.seller_id = t.seller_id and o.kind = t.kind and o.terms_version = l.terms_version and o.price_minor = l.unit_price_minor
        and o.currency = t.currency and o.hold_currency = t.hold_currency
        and (l.line > 1 or o.terms = t.terms and o.listed_under = t.listed_under) and (k.in_catalog or l.vat_minor = 0) and (t.state <> 'COMPLETED' or k.at_once) and case k.performer
          when 'seller' then t.performer_id = t.seller_id and t.confirmer_id = t.buyer_id and t.hold_source = 'wallet'
          else t.performer_id = t.buyer_id and t.confirmer_id = t.seller_id and t.hold_source = 'offer' end, false))
      and case count(*) when 1 then bool_and(o.fee_rule = t.fee_rule)
        else fee_rule_of_lines(array_agg(o.fee_rule order by l.line), array_agg(l.units * l.unit_price_minor order by l.line)) = t.fee_rule end
      and min(l.line) = 1 and sum(l.units * l.unit_price_minor) = t.price_minor
      and sum(l.units * case k.performer when 'seller' then l.unit_price_minor else o.hold_unit_minor end) = t.hold_minor
    from trade_line l left join asset_kind k on k.name = t.kind
      left join lateral (select * from offer where id = l.offer_id offset 0) o on true -- by its key, never by a scan
    where l.trade_id = t.id);
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
  select array_agg(leg_text(t.kind, e.id, c, d)), array_agg(t.amount_minor) into e.legs, e.amounts
    from transfer t join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
    where t.posting_id = p_reverses;
  return e;
end $$;
