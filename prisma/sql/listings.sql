-- Listings: what the machines of the catalog ask, and what of it an offer answers.

create or replace function in_catalog(p_kind text) returns boolean language sql stable as $$
  select coalesce((select k.in_catalog from asset_kind k where k.name = p_kind), false)
$$;

-- The picture of a version that its seller marked with the word of its day; null where there is none.
create or replace function marked_picture(p_content jsonb) returns uuid language sql immutable as $$
  select (i->>'imageId')::uuid from jsonb_array_elements(p_content->'images') i where (i->>'hasWord')::boolean limit 1
$$;

-- The newest version of a listing; null where there is none.
create or replace function newest_version(p_listing uuid) returns bigint language sql stable as $$
  select max(v.version)::bigint from listing_version v where v.listing_id = p_listing
$$;

-- An offer of the catalog sells what its listing's live version says, and nothing else.
create or replace function sells_live_version(o offer) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from listing l join listing_version v on v.listing_id = l.id and v.version = l.live_version
    where l.id = o.id and l.seller_id = o.seller_id and l.state = 'LIVE' and l.deleted_at is null and in_catalog(o.kind)
      and v.version = o.terms_version and v.terms = o.terms and v.fee_rule = o.fee_rule and v.category_slug = o.listed_under
      and (v.currency, v.price_minor) = (o.currency, o.price_minor))
$$;

create or replace function offer_sells(l listing) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from offer o where o.id = l.id and o.terms_version = l.live_version and sells_live_version(o))
$$;

create or replace function offer_has_ended(p_listing uuid) returns boolean language sql stable as $$
  select exists (select from offer o where o.id = p_listing and o.state in ('COMPLETED', 'EXPIRED', 'WITHDRAWN'))
$$;

-- When an offer that is open ends; null for others.
create or replace function offer_ends_at(p_listing uuid) returns timestamptz language sql stable as $$
  select o.expires_at from offer o where o.id = p_listing and o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW')
$$;

-- As LISTING_DAYS and OPEN_LISTINGS in lib/catalog/limits.ts.
create or replace function listing_days(p_seller uuid) returns int language plpgsql stable as $$
begin
  return (
  select case p.level when 'TRUSTED' then 90 when 'VERIFIED' then 60 else 30 end from person p where p.id = p_seller);
end $$;
create or replace function most_listings(p_seller uuid) returns int language plpgsql stable as $$
begin
  return (
  select case p.level when 'TRUSTED' then 2000 when 'VERIFIED' then 200 else 10 end from person p where p.id = p_seller);
end $$;

-- How many of a seller's listings have been live: the first are looked at.
create or replace function listings_looked_at(p_seller uuid) returns bigint language sql stable as $$
  select count(*) from listing l where l.seller_id = p_seller and l.first_live_at is not null
$$;

-- Whether categories can be put below it: of the first level, and asking for nothing itself.
create or replace function is_branch(p_category uuid) returns boolean language sql stable as $$
  select exists (select from category c where c.id = p_category and c.parent_id is null
    and not exists (select from category_schema s where s.category_id = c.id))
$$;

create or replace function is_open_leaf(p_category uuid) returns boolean language sql stable as $$
  select exists (select from category c where c.id = p_category and c.is_active and exists (
    select from category_schema s where s.category_id = c.id))
$$;

create or replace function version_fits_commission(v listing_version) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  o offer;
begin
  o.kind := 'GOODS';
  o.seller_id := (select l.seller_id from listing l where l.id = v.listing_id);
  o.price_minor := v.price_minor;
  o.units_total := 1;
  o.hold_currency := v.currency;
  return is_currency(v.currency) and v.fee_rule = commission_of(o) or decide_again('commission');
end $$;

-- The highest price in kobo at which a listing was for sale in the last 30 days, before this version; null until it has been live that
-- long. What a moderator turned down was no price.
create or replace function highest_price(p_listing uuid, p_before int) returns bigint language sql stable as $$
  select max(v.price_minor) from listing l join listing_version v on v.listing_id = l.id
  where l.id = p_listing and l.first_live_at <= app_now() - interval '30 days' and v.version < p_before
    and not exists (select from listing_decision d where d.listing_id = v.listing_id and d.about = v.version and d.verdict = 'REJECT')
    and v.version >= coalesce((
      select max(x.version) from listing_version x where x.listing_id = p_listing and x.version < p_before and x.created_at <= app_now() - interval '30 days'
        and not exists (select from listing_decision d where d.listing_id = x.listing_id and d.about = x.version and d.verdict = 'REJECT')), 0)
$$;

create or replace function has_own_pictures(v listing_version) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (
  select not exists (
    select from jsonb_array_elements_text(v.image_ids) image (id) where not exists (
      select from media_record m join listing l on l.id = v.listing_id
      where m.id = image.id::uuid and m.owner_id = l.seller_id and m.state = 'READY' and m.purpose = 'listing'))
    and (select count(distinct image.id) from jsonb_array_elements_text(v.image_ids) image (id)) = jsonb_array_length(v.image_ids));
end $$;

-- A seller changes a price at once; whatever else they change is looked at, and so is a price that has fallen by 60 % or more since the
-- version that was last looked at.
create or replace function is_repriced(l listing) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from listing_version now_ join listing_version before on before.listing_id = l.id and before.version = l.repriced_from
    where now_.listing_id = l.id and now_.version = l.live_version
      and (now_.category_id, now_.content, now_.terms - 'version', now_.image_ids, now_.state, now_.lga)
        = (before.category_id, before.content, before.terms - 'version', before.image_ids, before.state, before.lga)
      and now_.price_minor * 100 > before.price_minor * 40)
$$;

create or replace function listing_taken_down(p_listing uuid, p_staff uuid) returns boolean language sql stable as $$
  select exists (select from listing_decision d join listing l on l.id = d.listing_id
    where d.listing_id = p_listing and d.by_id = p_staff and d.verdict = 'TAKE_DOWN' and d.about = l.live_version and l.seller_id <> p_staff)
$$;
create or replace function listing_extended(p_listing uuid, p_staff uuid) returns boolean language sql stable as $$
  select exists (select from listing_decision d join listing l on l.id = d.listing_id
    where d.listing_id = p_listing and d.by_id = p_staff and d.verdict = 'EXTEND' and d.about = l.live_version and l.seller_id <> p_staff)
$$;

-- Flags that nobody has looked at. One counts whole from people who have completed a trade, a quarter from others, and nothing from those
-- of whom three more were wrong than right.
create or replace function flag_weight(p_listing uuid) returns numeric language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (
  select coalesce(sum(case
      when (select count(*) filter (where not x.is_upheld) - count(*) filter (where x.is_upheld) from listing_flag x where x.user_id = f.user_id) >= 3 then 0
      when exists (select from trade_overview t where f.user_id in (t.buyer_id, t.seller_id) and t.state in ('COMPLETED', 'SPLIT')) then 1
      else 0.25 end), 0)
  from listing_flag f where f.listing_id = p_listing and f.is_upheld is null);
end $$;

-- Serious ones of verified people who sell nothing in the same leaf.
create or replace function serious_flags(p_listing uuid) returns bigint language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (
  select count(*) from listing_flag f join listing l on l.id = f.listing_id join person p on p.id = f.user_id
  where f.listing_id = p_listing and f.is_upheld is null and f.reason in ('SCAM', 'COUNTERFEIT', 'PROHIBITED') and p.level <> 'BASIC'
    and not exists (select from listing x where x.seller_id = f.user_id and x.category_id = l.category_id and x.first_live_at is not null));
end $$;

-- A reader flags what they can see and is not theirs.
create or replace function is_for_others(p_listing uuid, p_reader uuid) returns boolean language sql stable as $$
  select exists (select from listing l join offer o on o.id = l.id
    where l.id = p_listing and l.seller_id <> p_reader and l.state = 'LIVE' and o.state in ('AVAILABLE', 'IN_ESCROW', 'COMPLETED'))
$$;

create or replace trigger no_delete before delete on listing for each row execute function refuse_change();
create or replace trigger no_truncate before truncate on listing for each statement execute function refuse_change();
create or replace trigger no_delete before delete on listing_flag for each row execute function refuse_change();
