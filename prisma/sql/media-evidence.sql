-- Files that the sides of a dispute show.

-- A user's side of a dispute: 'buyer', 'seller', or 'staff' for everyone else, whom the machine lets do nothing unless they
-- are staff.
create or replace function evidence_side(p_dispute uuid, p_who uuid) returns text language plpgsql stable as $$
begin
  return (select case p_who when t.buyer_id then 'buyer' when t.seller_id then 'seller' else 'staff' end
    from dispute d join trade t on t.id = d.trade_id where d.id = p_dispute);
end $$;

-- Files and links of a dispute are counted one at a time, so that no two are each the last one.
create or replace function one_evidence_act_at_a_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('evidence ' || new.dispute_id, 0));
  return new;
end $$;
create or replace trigger one_at_a_time before insert on evidence for each row execute function one_evidence_act_at_a_time();
create or replace trigger one_at_a_time before insert on evidence_link for each row execute function one_evidence_act_at_a_time();

-- What was shown stays what it was, and whose.
create or replace trigger is_fixed before update on evidence for each row
  when ((new.id, new.dispute_id, new.side, new.by_id, new.media_id, new.caption, new.sha256, new.link_id, new.created_at)
    is distinct from (old.id, old.dispute_id, old.side, old.by_id, old.media_id, old.caption, old.sha256, old.link_id, old.created_at))
  execute function refuse_change();
create or replace trigger append_only before delete on evidence for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on evidence for each statement execute function refuse_change();
create or replace trigger append_only before delete on evidence_link for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on evidence_link for each statement execute function refuse_change();
