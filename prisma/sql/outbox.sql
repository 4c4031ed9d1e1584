-- An event is one that a slice declares, from any publisher.
alter table outbox drop constraint if exists known_topic;
alter table outbox add constraint known_topic check (is_topic(topic)) not valid;
