// SQL that puts a trade into a situation, and asks for each move of it whether it may be made.

/** Each move, by each person, from each state, where the row may make it. Past the move itself lie checks that others prove. */
export const POSSIBLE = `
  create function pg_temp.possible(p_id uuid, states text[], moves text[], names text[], people uuid[]) returns text[] language plpgsql as $$
  declare
    found text[] := '{}';
    a_state text; a_move text; at int; seen bigint;
  begin
    foreach a_state in array states loop
      update trade set state = a_state::trade_state where id = p_id returning version into seen;
      foreach a_move in array moves loop
        for at in 1 .. cardinality(people) loop
          begin
            perform trade_move(p_id, seen, a_move, case
              when a_move = 'extend' then '{"hours": 1}'::jsonb
              when a_move = 'propose-meeting' then jsonb_build_object('at', app_now() + interval '1 hour', 'place', 'Ikeja City Mall')
              when a_move = 'propose-return' then '{"paid_by": "seller", "way_back_minor": "0"}'
              when a_move = 'propose-split' then '{"refunds": {"1": "100"}}'
              when a_move in ('cancel:buyer', 'cancel:seller') then '{"cancel_reason": "DAMAGED"}' end, null, people[at], app_now(), false, 0);
            raise exception 'made' using errcode = 'AM999';
          exception
            when insufficient_privilege or sqlstate 'AM001' then null;
            when sqlstate 'AM999' or integrity_constraint_violation then
              found := found || concat_ws(' ', a_state, a_move, names[at]);
          end;
        end loop;
      end loop;
    end loop;
    return found;
  end $$`;

export const SITUATION = `
  update trade set begun_at = case when $2 then app_now() end,
    deadline_at = app_now() + case when $3 then interval '-1 minute' else interval '1 hour' end,
    delivered_at = app_now() - case $4 when 'long ago' then interval '6 minutes' else interval '1 minute' end,
    deliveries_undone = case $4 when 'twice undone' then 2 else 0 end, delivery_seconds_left = 60,
    staff_extensions = case $4 when 'long ago' then 2 else 0 end,
    proposal = $5::jsonb, proposal_until = app_now() + case when $5::jsonb->>'by' = 'buyer' then interval '0' else interval '1 hour' end
  where id = $1`;

export const PARCEL = `
  with scanned as (
    insert into shipment (id, state, trade_id, buyer_id, seller_id, carrier, service, number, reference, is_ours, currency, scanned_at, tracked_at)
    select id, 'TRACKED', id, buyer_id, seller_id, 'tests', 'GIG Logistics', 'GIG-104-882', 'ship-' || id, false, currency,
      case when ($2::jsonb->>'isScanned')::boolean then app_now() end, app_now()
    from trade where id = $1
    on conflict (id) do update set scanned_at = excluded.scanned_at)
  update parcel set proof = $2::jsonb->>'proof', return_paid_by = $2::jsonb->>'returnPaidBy',
    return_sent = case when ($2::jsonb->'isSentBack')::boolean then '{"by": "carrier", "carrier": "DHL", "number": "1087"}'::jsonb end,
    return_sent_at = case when ($2::jsonb->'isSentBack')::boolean then app_now() - interval '1 minute' end,
    return_arrived_at = case when ($2::jsonb->'isBack')::boolean then app_now() - interval '1 minute' end, way = way || jsonb_build_object('isPickUp', $2::jsonb->'isPickUp')
  where id = $1`;

export const MEETING = `
  update trade set meeting = case when $2 then '{"at": "2026-12-01T10:00:00Z", "place": "Ikeja City Mall"}'::jsonb end where id = $1`;
