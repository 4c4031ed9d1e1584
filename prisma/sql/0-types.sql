-- What the functions of the machines hand to commit_plan. Made anew with them: nothing is stored in it.

drop type if exists effect cascade;

-- What became of one row of a machine.
create type effect as (
  kind text, id uuid,
  parties uuid[],
  hold text, due bigint,     -- its hold, as plans write an account, and what that must hold now
  due_moved boolean,         -- which may be another sum than before
  legs text[],               -- the transfers that it may post, as `leg_text` writes them; null where who commits may not
  amounts bigint[],          -- of each (null: L9 decides)
  fee_rule jsonb,            -- by which L9 works out the commission, where amounts are free
  units text, offer_to text, -- what happens to the units of its lines, and to their offers
  held bigint, sold bigint,  -- units counted
  owes text[], owed bigint[], -- counters of users that must move with it, and by how much; what was counted is negative
  by_staff boolean,          -- whose plan says why, in the audit log
  check_move text            -- something must hold of it once the plan is written
);
