-- What other slices may read of this one. Views without conditions, so that the planner sees through them.

-- Disputes as they are counted, and when what they wait for is due. `finding` and `outcome` are final once it is closed.
create or replace view dispute_overview with (security_invoker = true) as
  select id, trade_id, state, reason, opened_by_id, opened_as, is_claim, moderator_id, created_at, review_started_at, clock_from, deadline_at,
    times_late, outcome, finding, refund_minor, ruled_at, appealed_at, closed_how, closed_at, return_paid_by, way_back_minor
  from dispute;

-- Who has decided a dispute, or agreed to that.
create or replace view dispute_ruling with (security_invoker = true) as
  select g.dispute_id, d.trade_id, g.stage, g.outcome, g.finding, g.refund_minor, g.moderator_id, g.approver_id, g.created_at
  from ruling g join dispute d on d.id = g.dispute_id;

-- Who has spoken in a dispute, and when; what they said is its own.
create or replace view dispute_said with (security_invoker = true) as
  select dispute_id, author_id, party, kind, created_at from dispute_statement;

-- Offers to settle.
create or replace view settlement_record with (security_invoker = true) as
  select id, dispute_id, state, offered_by_id, refund_minor, expires_at, created_at, ended_at, return_paid_by, way_back_minor from settlement_offer;

-- Files of a dispute, and when they were added; what they are and show is its own.
create or replace view evidence_record with (security_invoker = true) as
  select id, dispute_id, side, created_at from evidence;
