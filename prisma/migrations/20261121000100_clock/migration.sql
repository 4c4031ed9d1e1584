-- The time every rule uses: the database's, plus an offset that only the owner's role may set
-- (tests and seeds move time with it; nothing else may).

create table app_clock (
  only_row boolean primary key default true check (only_row),
  ahead interval not null default '0'
);
insert into app_clock default values;

create function app_now() returns timestamptz language plpgsql stable as $$
begin
  return now() + (select ahead from app_clock);
end $$;
