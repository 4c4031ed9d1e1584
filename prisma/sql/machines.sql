-- Made by `npm run machines` from the declarations of the machines, the currencies, the kinds of asset and the permissions. Do not edit.

delete from currency;
insert into currency (code, scale, fee_rounds, sign, name) values
  ('NGN', 2, 'half_up', '₦', 'Nigerian naira'),
  ('BTC', 8, 'down', '₿', 'Bitcoin');

create or replace function is_currency(p_code text) returns boolean language sql immutable
return p_code in ('NGN', 'BTC');

create or replace function is_topic(p_topic text) returns boolean language sql immutable
return p_topic in ('approval.moved', 'approval.refuted', 'break_glass.ratified', 'break_glass.taken', 'carriers.down', 'carriers.hinted', 'case.assigned', 'case.late', 'category.changed', 'channel.answered', 'channel.reported', 'chargeback.answered', 'chargeback.delivered', 'chargeback.due_soon', 'chargeback.lost', 'chargeback.made_good', 'chargeback.opened', 'chargeback.unfrozen', 'chargeback.won', 'chat.read', 'chat.sent', 'checkout.bought', 'checkout.failed', 'checkout.lapsed', 'correction.made', 'deposit.expired', 'deposit.failed', 'deposit.paid', 'deposit.quarantined', 'deposit.released', 'dispute.evidence_added', 'dispute.evidence_hidden', 'dispute.moved', 'dispute.review_started', 'favourite.ending', 'favourite.fell', 'favourite.last_one', 'gateway.down', 'gateway.event_received', 'identity.appeal_answered', 'identity.appealed', 'identity.blocked', 'identity.email_link_wanted', 'identity.erased', 'identity.google_link_wanted', 'identity.phone_changed', 'identity.phone_code_wanted', 'identity.picture_dropped', 'identity.reset_asked', 'identity.restricted', 'identity.safety_changed', 'identity.secrets_closed', 'identity.session_ended', 'identity.sign_in_code_asked', 'identity.signed_up', 'identity.tax_number_decided', 'identity.tax_number_left', 'identity.tax_number_sent', 'identity.unrestricted', 'listing.approved', 'listing.changed', 'listing.ended', 'listing.expiring', 'listing.flagged', 'listing.published', 'listing.queue_changed', 'listing.queued', 'listing.rejected', 'listing.renewed', 'listing.submitted', 'listing.taken_down', 'media.removed', 'notice.address_reported', 'notice.made', 'notice.read', 'notice.resent', 'notice.retry_wanted', 'notice.sample_wanted', 'notice.tapped', 'offer.ended', 'offer.extended', 'offer.paused', 'offer.published', 'offer.resumed', 'outage.applied', 'outage.moved', 'parcel.locked', 'parcel.recoded', 'payout.moved', 'payouts.distrusted', 'payouts.paused', 'payouts.resumed', 'payouts.stopped', 'reconciliation.reported', 'refund.done', 'refund.failed', 'refund.needs_attention', 'refund.redirected', 'refund.requested', 'refund.sent', 'review.written', 'role.ended', 'role.granted', 'search.matched', 'search.summed_up', 'settings.changed', 'shipment.answered', 'shipment.moved', 'shipment.requested', 'shipment.unknown', 'staff_passkey.vouched', 'store.holiday', 'support.answered', 'support.moved', 'trade.ended', 'trade.moved', 'trade.opened', 'virtual_account.wanted');

delete from role;
insert into role (name, says) values
  ('SUPPORT', 'Support'),
  ('MODERATOR', 'Moderator'),
  ('FINANCE', 'Finance'),
  ('COMPLIANCE', 'Compliance'),
  ('CONTENT', 'Content'),
  ('ADMIN', 'Administrator'),
  ('AUDITOR', 'Auditor');

delete from role_conflict;
insert into role_conflict (role, other) values
  ('ADMIN', 'FINANCE'),
  ('ADMIN', 'MODERATOR'),
  ('ADMIN', 'COMPLIANCE'),
  ('AUDITOR', 'SUPPORT'),
  ('AUDITOR', 'MODERATOR'),
  ('AUDITOR', 'FINANCE'),
  ('AUDITOR', 'COMPLIANCE'),
  ('AUDITOR', 'CONTENT'),
  ('AUDITOR', 'ADMIN');

insert into role_permission (role, permission, grades)
select * from (values
  ('SUPPORT', 'approval.read', 'r'),
  ('MODERATOR', 'approval.read', 'r'),
  ('FINANCE', 'approval.read', 'r'),
  ('COMPLIANCE', 'approval.read', 'r'),
  ('CONTENT', 'approval.read', 'r'),
  ('ADMIN', 'approval.read', 'r'),
  ('AUDITOR', 'approval.read', 'r'),
  ('ADMIN', 'approval.veto', 'd'),
  ('AUDITOR', 'approval.veto', 'd'),
  ('SUPPORT', 'queue.read', 'r'),
  ('MODERATOR', 'queue.read', 'r'),
  ('FINANCE', 'queue.read', 'r'),
  ('COMPLIANCE', 'queue.read', 'r'),
  ('CONTENT', 'queue.read', 'r'),
  ('ADMIN', 'queue.read', 'r'),
  ('AUDITOR', 'queue.read', 'r'),
  ('MODERATOR', 'dispute.rule', 'dag'),
  ('AUDITOR', 'dispute.rule', 'r'),
  ('MODERATOR', 'dispute.reassign', 'd'),
  ('ADMIN', 'dispute.reassign', 'd'),
  ('AUDITOR', 'dispute.reassign', 'r'),
  ('MODERATOR', 'chat.read', 'o'),
  ('COMPLIANCE', 'chat.read', 'o'),
  ('FINANCE', 'payout.agree', 'ag'),
  ('AUDITOR', 'payout.agree', 'r'),
  ('FINANCE', 'payout.reject', 'd'),
  ('AUDITOR', 'payout.reject', 'r'),
  ('FINANCE', 'payouts.pause', 'd'),
  ('COMPLIANCE', 'payouts.pause', 'd'),
  ('ADMIN', 'payouts.pause', 'd'),
  ('AUDITOR', 'payouts.pause', 'r'),
  ('FINANCE', 'payouts.resume', 'ag'),
  ('AUDITOR', 'payouts.resume', 'r'),
  ('FINANCE', 'deposit.release', 'dag'),
  ('AUDITOR', 'deposit.release', 'r'),
  ('FINANCE', 'refund.source', 'd'),
  ('AUDITOR', 'refund.source', 'r'),
  ('FINANCE', 'chargeback.answer', 'd'),
  ('COMPLIANCE', 'chargeback.answer', 'r'),
  ('AUDITOR', 'chargeback.answer', 'r'),
  ('FINANCE', 'reconciliation.read', 'd'),
  ('COMPLIANCE', 'reconciliation.read', 'r'),
  ('AUDITOR', 'reconciliation.read', 'r'),
  ('FINANCE', 'ledger.read', 'd'),
  ('COMPLIANCE', 'ledger.read', 'r'),
  ('AUDITOR', 'ledger.read', 'r'),
  ('SUPPORT', 'trade.read', 'r'),
  ('MODERATOR', 'trade.read', 'r'),
  ('FINANCE', 'trade.read', 'r'),
  ('COMPLIANCE', 'trade.read', 'r'),
  ('AUDITOR', 'trade.read', 'r'),
  ('SUPPORT', 'trade.extend', 'd'),
  ('MODERATOR', 'trade.extend', 'd'),
  ('AUDITOR', 'trade.extend', 'r'),
  ('MODERATOR', 'outage.mark', 'd'),
  ('FINANCE', 'outage.mark', 'd'),
  ('ADMIN', 'outage.mark', 'd'),
  ('AUDITOR', 'outage.mark', 'r'),
  ('SUPPORT', 'person.read', 'r'),
  ('MODERATOR', 'person.read', 'r'),
  ('FINANCE', 'person.read', 'r'),
  ('COMPLIANCE', 'person.read', 'r'),
  ('AUDITOR', 'person.read', 'r'),
  ('SUPPORT', 'person.search', 'r'),
  ('MODERATOR', 'person.search', 'r'),
  ('FINANCE', 'person.search', 'r'),
  ('COMPLIANCE', 'person.search', 'r'),
  ('AUDITOR', 'person.search', 'r'),
  ('SUPPORT', 'person.unmask_contact', 'o'),
  ('MODERATOR', 'person.unmask_contact', 'o'),
  ('COMPLIANCE', 'person.unmask_contact', 'd'),
  ('FINANCE', 'person.unmask_account', 'd'),
  ('COMPLIANCE', 'person.unmask_account', 'd'),
  ('SUPPORT', 'person.view_as', 'd'),
  ('MODERATOR', 'person.view_as', 'd'),
  ('FINANCE', 'person.view_as', 'd'),
  ('COMPLIANCE', 'person.view_as', 'd'),
  ('SUPPORT', 'person.note', 'd'),
  ('MODERATOR', 'person.note', 'd'),
  ('FINANCE', 'person.note', 'd'),
  ('COMPLIANCE', 'person.note', 'd'),
  ('AUDITOR', 'person.note', 'r'),
  ('MODERATOR', 'person.block', 'da'),
  ('COMPLIANCE', 'person.block', 'dag'),
  ('AUDITOR', 'person.block', 'r'),
  ('MODERATOR', 'person.unblock', 'd'),
  ('COMPLIANCE', 'person.unblock', 'd'),
  ('AUDITOR', 'person.unblock', 'r'),
  ('FINANCE', 'person.freeze', 'd'),
  ('COMPLIANCE', 'person.freeze', 'd'),
  ('AUDITOR', 'person.freeze', 'r'),
  ('FINANCE', 'person.unfreeze', 'd'),
  ('COMPLIANCE', 'person.unfreeze', 'd'),
  ('AUDITOR', 'person.unfreeze', 'r'),
  ('COMPLIANCE', 'verification.decide', 'd'),
  ('AUDITOR', 'verification.decide', 'r'),
  ('FINANCE', 'setting.money', 'ag'),
  ('ADMIN', 'setting.money', 'g'),
  ('AUDITOR', 'setting.money', 'r'),
  ('FINANCE', 'setting.limit', 'a'),
  ('COMPLIANCE', 'setting.limit', 'ag'),
  ('ADMIN', 'setting.limit', 'g'),
  ('AUDITOR', 'setting.limit', 'r'),
  ('ADMIN', 'setting.other', 'ag'),
  ('AUDITOR', 'setting.other', 'r'),
  ('ADMIN', 'flag.change', 'dag'),
  ('AUDITOR', 'flag.change', 'r'),
  ('MODERATOR', 'flag.kill', 'd'),
  ('FINANCE', 'flag.kill', 'd'),
  ('COMPLIANCE', 'flag.kill', 'd'),
  ('ADMIN', 'flag.kill', 'd'),
  ('AUDITOR', 'flag.kill', 'r'),
  ('SUPPORT', 'refund.credit', 'a'),
  ('MODERATOR', 'refund.credit', 'a'),
  ('FINANCE', 'refund.credit', 'ag'),
  ('AUDITOR', 'refund.credit', 'r'),
  ('SUPPORT', 'insurance.pay', 'a'),
  ('MODERATOR', 'insurance.pay', 'a'),
  ('FINANCE', 'insurance.pay', 'ag'),
  ('AUDITOR', 'insurance.pay', 'r'),
  ('FINANCE', 'money.adjust', 'ag'),
  ('AUDITOR', 'money.adjust', 'r'),
  ('CONTENT', 'category.change', 'd'),
  ('AUDITOR', 'category.change', 'r'),
  ('MODERATOR', 'offer.extend', 'd'),
  ('CONTENT', 'offer.extend', 'd'),
  ('AUDITOR', 'offer.extend', 'r'),
  ('MODERATOR', 'offer.moderate', 'd'),
  ('AUDITOR', 'offer.moderate', 'r'),
  ('SUPPORT', 'support.answer', 'd'),
  ('MODERATOR', 'support.answer', 'd'),
  ('FINANCE', 'support.answer', 'd'),
  ('ADMIN', 'support.answer', 'r'),
  ('AUDITOR', 'support.answer', 'r'),
  ('CONTENT', 'support.template', 'd'),
  ('AUDITOR', 'support.template', 'r'),
  ('COMPLIANCE', 'template.publish', 'g'),
  ('CONTENT', 'template.publish', 'da'),
  ('ADMIN', 'template.publish', 'g'),
  ('AUDITOR', 'template.publish', 'r'),
  ('CONTENT', 'banner.publish', 'd'),
  ('AUDITOR', 'banner.publish', 'r'),
  ('FINANCE', 'money.reverse', 'ag'),
  ('AUDITOR', 'money.reverse', 'r'),
  ('COMPLIANCE', 'audit.read', 'd'),
  ('AUDITOR', 'audit.read', 'd'),
  ('COMPLIANCE', 'audit.export', 'd'),
  ('AUDITOR', 'audit.export', 'd'),
  ('SUPPORT', 'delivery.read', 'r'),
  ('MODERATOR', 'delivery.read', 'r'),
  ('COMPLIANCE', 'delivery.read', 'r'),
  ('CONTENT', 'delivery.read', 'r'),
  ('ADMIN', 'delivery.read', 'r'),
  ('AUDITOR', 'delivery.read', 'r'),
  ('SUPPORT', 'notice.resend', 'd'),
  ('MODERATOR', 'notice.resend', 'd'),
  ('COMPLIANCE', 'notice.resend', 'd'),
  ('FINANCE', 'job.retry', 'd'),
  ('ADMIN', 'job.retry', 'd'),
  ('AUDITOR', 'job.retry', 'r'),
  ('ADMIN', 'role.grant', 'ag'),
  ('AUDITOR', 'role.grant', 'r'),
  ('ADMIN', 'break_glass.ratify', 'd'),
  ('AUDITOR', 'break_glass.ratify', 'r'),
  ('ADMIN', 'role.revoke', 'd'),
  ('AUDITOR', 'role.revoke', 'r')) held (role, permission, grades)
where permission not in (select name from permission);

delete from permission;
insert into permission (name, says) values
  ('approval.read', 'View approval requests'),
  ('approval.veto', 'Veto an approved change before it takes effect'),
  ('queue.read', 'View the queues of one’s own work'),
  ('dispute.rule', 'Decide a dispute'),
  ('dispute.reassign', 'Give a dispute to another moderator'),
  ('chat.read', 'Read and write in the chat of a disputed trade'),
  ('payout.agree', 'Request or approve a large payout'),
  ('payout.reject', 'Reject a payout'),
  ('payouts.pause', 'Pause payouts'),
  ('payouts.resume', 'Request or approve that payouts resume'),
  ('deposit.release', 'Release a deposit from quarantine'),
  ('refund.source', 'Refund a deposit'),
  ('chargeback.answer', 'Respond to a chargeback'),
  ('reconciliation.read', 'View reconciliation'),
  ('ledger.read', 'View ledger postings'),
  ('trade.read', 'Open a trade and its dispute, without its chat'),
  ('trade.extend', 'Give both sides of a trade more time'),
  ('outage.mark', 'Record that a gateway, an operator or the platform is down, which stops deadlines'),
  ('person.read', 'Open a person’s page, with masked contact details'),
  ('person.search', 'Find a person, trade or payment by a whole identifier'),
  ('person.unmask_contact', 'See a person’s email address or phone number for ten minutes, with a reason'),
  ('person.unmask_account', 'See the number of a person’s bank account for ten minutes, with a reason'),
  ('person.view_as', 'Read a person’s own pages for 15 minutes, with a reason'),
  ('person.note', 'Write a note about a person'),
  ('person.block', 'Block a person'),
  ('person.unblock', 'Unblock a person'),
  ('person.freeze', 'Restrict a person'),
  ('person.unfreeze', 'Lift a restriction'),
  ('verification.decide', 'Decide what a person has sent to prove who they are, or that they are registered for VAT'),
  ('setting.money', 'Request or approve a change of a price or amount'),
  ('setting.limit', 'Request or approve a change of a trading limit'),
  ('setting.other', 'Request or approve a change of a setting that is neither money nor a trading limit'),
  ('flag.change', 'Change a feature flag: alone for up to a tenth of people, further with a colleague'),
  ('flag.kill', 'Switch a feature off for everyone'),
  ('refund.credit', 'Request or approve a credit to a person’s wallet'),
  ('insurance.pay', 'Request or approve a payment from the insurance fund'),
  ('money.adjust', 'Request or approve an adjustment of a person’s wallet'),
  ('category.change', 'Add and change the categories of goods, and what they ask of listings'),
  ('offer.extend', 'Let an offer run longer'),
  ('offer.moderate', 'Look at listings before and after they are published, and decide on them'),
  ('support.answer', 'Answer people who write to support, about one’s own subjects'),
  ('support.template', 'Write the answers that support begins with'),
  ('template.publish', 'Write the words of notices, and publish them: about security, accounts and money with a colleague'),
  ('banner.publish', 'Publish a banner, and end one'),
  ('money.reverse', 'Request or approve a reversal'),
  ('audit.read', 'Read everyone’s acts in the audit log'),
  ('audit.export', 'Export the audit log'),
  ('delivery.read', 'View which notices were sent, what became of them and what they cost'),
  ('notice.resend', 'Send a person’s notice again'),
  ('job.retry', 'Retry a dead job'),
  ('role.grant', 'Request or approve a role for a person'),
  ('break_glass.ratify', 'Ratify a permission that was taken in an emergency'),
  ('role.revoke', 'End a role');

delete from act_rule;
insert into act_rule (act, permission, expires_hours) values
  ('payout.pay', 'payout.agree', 24),
  ('setting.money', 'setting.money', 72),
  ('setting.limit', 'setting.limit', 72),
  ('setting.other', 'setting.other', 72),
  ('flag.change', 'flag.change', 72),
  ('money.reverse', 'money.reverse', 72),
  ('role.grant', 'role.grant', 72),
  ('person.block', 'person.block', 72),
  ('deposit.release', 'deposit.release', 72),
  ('payouts.resume', 'payouts.resume', 72),
  ('refund.credit', 'refund.credit', 72),
  ('money.adjust', 'money.adjust', 72),
  ('template.publish', 'template.publish', 72),
  ('insurance.pay', 'insurance.pay', 72),
  ('dispute.rule', 'dispute.rule', 24);

delete from act_reason;
insert into act_reason (act, code) values
  ('payout.pay', 'usual'),
  ('payout.pay', 'owner_reached'),
  ('payout.pay', 'documents'),
  ('payout.pay', 'other'),
  ('setting.money', 'costs'),
  ('setting.money', 'demand'),
  ('setting.money', 'risk'),
  ('setting.money', 'law'),
  ('setting.money', 'mistake'),
  ('setting.money', 'other'),
  ('setting.limit', 'costs'),
  ('setting.limit', 'demand'),
  ('setting.limit', 'risk'),
  ('setting.limit', 'law'),
  ('setting.limit', 'mistake'),
  ('setting.limit', 'other'),
  ('setting.other', 'costs'),
  ('setting.other', 'demand'),
  ('setting.other', 'risk'),
  ('setting.other', 'law'),
  ('setting.other', 'mistake'),
  ('setting.other', 'other'),
  ('flag.change', 'rollout'),
  ('flag.change', 'trial'),
  ('flag.change', 'fault'),
  ('flag.change', 'risk'),
  ('flag.change', 'other'),
  ('money.reverse', 'mistake'),
  ('money.reverse', 'twice'),
  ('money.reverse', 'gateway_error'),
  ('money.reverse', 'fraud'),
  ('money.reverse', 'other'),
  ('role.grant', 'joins'),
  ('role.grant', 'moves'),
  ('role.grant', 'cover'),
  ('role.grant', 'other'),
  ('person.block', 'fraud'),
  ('person.block', 'stolen_money'),
  ('person.block', 'abuse'),
  ('person.block', 'rules'),
  ('person.block', 'safety'),
  ('person.block', 'other'),
  ('deposit.release', 'own_name'),
  ('deposit.release', 'documents'),
  ('deposit.release', 'explained'),
  ('deposit.release', 'other'),
  ('payouts.resume', 'books_agree'),
  ('payouts.resume', 'gateway_back'),
  ('payouts.resume', 'cleared'),
  ('payouts.resume', 'mistake'),
  ('payouts.resume', 'other'),
  ('refund.credit', 'mistake'),
  ('refund.credit', 'gateway_error'),
  ('refund.credit', 'books'),
  ('refund.credit', 'case'),
  ('refund.credit', 'fraud'),
  ('refund.credit', 'other'),
  ('money.adjust', 'mistake'),
  ('money.adjust', 'gateway_error'),
  ('money.adjust', 'books'),
  ('money.adjust', 'case'),
  ('money.adjust', 'fraud'),
  ('money.adjust', 'other'),
  ('template.publish', 'clearer'),
  ('template.publish', 'wrong_words'),
  ('template.publish', 'translation'),
  ('template.publish', 'law'),
  ('template.publish', 'other'),
  ('insurance.pay', 'mistake'),
  ('insurance.pay', 'gateway_error'),
  ('insurance.pay', 'books'),
  ('insurance.pay', 'case'),
  ('insurance.pay', 'fraud'),
  ('insurance.pay', 'other'),
  ('dispute.rule', 'case'),
  ('payout.reject', 'asked'),
  ('payout.reject', 'fraud'),
  ('payout.reject', 'stolen_money'),
  ('payout.reject', 'safety'),
  ('payout.reject', 'case'),
  ('payout.reject', 'other'),
  ('refund.source', 'asked'),
  ('refund.source', 'case'),
  ('refund.source', 'fraud'),
  ('refund.source', 'stolen_money'),
  ('refund.source', 'mistake'),
  ('refund.source', 'other'),
  ('offer.moderate:approve', 'fits'),
  ('offer.moderate:approve', 'known'),
  ('offer.moderate:approve', 'other'),
  ('job.retry', 'outage'),
  ('job.retry', 'gateway_back'),
  ('job.retry', 'mistake'),
  ('job.retry', 'other'),
  ('offer.moderate', 'PROHIBITED'),
  ('offer.moderate', 'COUNTERFEIT'),
  ('offer.moderate', 'STOLEN_PICTURES'),
  ('offer.moderate', 'UNCLEAR_PICTURES'),
  ('offer.moderate', 'WRONG_CATEGORY'),
  ('offer.moderate', 'WRONG_PRICE'),
  ('offer.moderate', 'CONTACT_DETAILS'),
  ('offer.moderate', 'MISLEADING'),
  ('offer.moderate', 'DUPLICATE'),
  ('offer.moderate', 'OTHER');

delete from flag where key not in ('sign_in.code', 'sign_in.google', 'deposits.transfer', 'profile.picture', 'programs.sign_in', 'market.live');
insert into flag (key, kind, is_money, default_on, rollout) values
  ('sign_in.code', 'kill', false, true, 0),
  ('sign_in.google', 'kill', false, true, 0),
  ('deposits.transfer', 'kill', true, true, 0),
  ('profile.picture', 'kill', false, true, 0),
  ('programs.sign_in', 'permission', false, true, 0),
  ('market.live', 'release', false, false, 10000)
on conflict (key) do update set kind = excluded.kind, is_money = excluded.is_money, default_on = excluded.default_on;

create or replace function setting_act(p_name text) returns text language sql immutable
return case p_name when 'trade_limits' then 'setting.limit' when 'airtime_networks' then 'setting.limit' when 'block_appeals' then 'setting.other' when 'company' then 'setting.other' when 'listings' then 'setting.other' else 'setting.money' end;

create or replace function setting_loosens(p_name text, was jsonb, will jsonb) returns boolean language sql immutable
return exists (select from (values
    ('trade_limits', '{BASIC,tradeMinor}'::text[], 1),
    ('trade_limits', '{BASIC,dayMinor}'::text[], 1),
    ('trade_limits', '{VERIFIED,tradeMinor}'::text[], 1),
    ('trade_limits', '{VERIFIED,dayMinor}'::text[], 1),
    ('trade_limits', '{TRUSTED,tradeMinor}'::text[], 1),
    ('trade_limits', '{TRUSTED,dayMinor}'::text[], 1),
    ('deposits', '{mostMinor}'::text[], 1),
    ('deposits', '{reviewUnknownFromMinor}'::text[], 1),
    ('deposits', '{twoPeopleFromMinor}'::text[], 1),
    ('disputes', '{twoPeopleFromMinor}'::text[], 1),
    ('insurance', '{caseMostMinor}'::text[], 1),
    ('insurance', '{monthMostBps}'::text[], 1),
    ('payouts', '{mostMinor}'::text[], 1),
    ('payouts', '{twoPeopleFromMinor}'::text[], 1),
    ('payouts', '{holdHours}'::text[], -1)) looser (name, path, sign)
  where name = p_name and ((will #>> path)::numeric - (was #>> path)::numeric) * sign > 0);

delete from asset_kind;
insert into asset_kind (name, performer, at_once, deliver_minutes, confirm_minutes, extend_minutes, price_setting, in_parts, in_catalog) values
  ('AIRTIME', 'seller', false, 30, 1440, 30, 'airtime_price', true, false),
  ('GOODS', 'seller', false, 1440, 4320, 1440, null, false, true);

delete from machine_move;
insert into machine_move (machine, move, from_state, to_state) values
  ('approval', 'agree', 'ASKED', 'AGREED'),
  ('approval', 'verify', 'AGREED', 'AGREED'),
  ('approval', 'verify', 'VETOED', 'VETOED'),
  ('approval', 'refute', 'AGREED', 'AGREED'),
  ('approval', 'refute', 'VETOED', 'VETOED'),
  ('approval', 'decline', 'ASKED', 'DECLINED'),
  ('approval', 'withdraw', 'ASKED', 'WITHDRAWN'),
  ('approval', 'stale', 'ASKED', 'STALE'),
  ('approval', 'veto', 'AGREED', 'VETOED'),
  ('approval', 'expire', 'ASKED', 'EXPIRED'),
  ('block_appeal', 'decline', 'OPEN', 'DECLINED'),
  ('block_appeal', 'grant', 'OPEN', 'GRANTED'),
  ('bulk', 'stop', 'OPEN', 'STOPPED'),
  ('bulk', 'finish', 'OPEN', 'DONE'),
  ('chargeback', 'wait', 'OPEN', 'OPEN'),
  ('chargeback', 'answer', 'OPEN', 'OPEN'),
  ('chargeback', 'send', 'OPEN', 'OPEN'),
  ('chargeback', 'deliver', 'OPEN', 'OPEN'),
  ('chargeback', 'win', 'OPEN', 'WON'),
  ('chargeback', 'lose', 'OPEN', 'LOST'),
  ('chargeback', 'recover', 'LOST', 'LOST'),
  ('chargeback', 'unfreeze', 'WON', 'WON'),
  ('chargeback', 'unfreeze', 'LOST', 'LOST'),
  ('checkout', 'pay', 'AWAITING_FUNDS', 'PAID'),
  ('checkout', 'cancel', 'AWAITING_FUNDS', 'CANCELLED'),
  ('checkout', 'fail', 'AWAITING_FUNDS', 'FAILED'),
  ('checkout', 'lapse', 'AWAITING_FUNDS', 'LAPSED'),
  ('deposit', 'settle', 'INITIATED', 'PAID'),
  ('deposit', 'settle', 'FAILED', 'PAID'),
  ('deposit', 'settle', 'EXPIRED', 'PAID'),
  ('deposit', 'quarantine', 'INITIATED', 'QUARANTINED'),
  ('deposit', 'quarantine', 'FAILED', 'QUARANTINED'),
  ('deposit', 'quarantine', 'EXPIRED', 'QUARANTINED'),
  ('deposit', 'fail', 'INITIATED', 'FAILED'),
  ('deposit', 'expire', 'INITIATED', 'EXPIRED'),
  ('deposit', 'wait', 'INITIATED', 'INITIATED'),
  ('deposit', 'wait', 'FAILED', 'FAILED'),
  ('deposit', 'release', 'QUARANTINED', 'PAID'),
  ('deposit', 'return', 'QUARANTINED', 'REFUNDED'),
  ('deposit', 'refund:quarantined', 'QUARANTINED', 'QUARANTINED'),
  ('deposit', 'refund:late', 'QUARANTINED', 'QUARANTINED'),
  ('deposit', 'refund', 'PAID', 'REFUNDING'),
  ('deposit', 'refunded', 'REFUNDING', 'REFUNDED'),
  ('deposit', 'keep', 'REFUNDING', 'PAID'),
  ('deposit', 'dispute', 'PAID', 'CHARGEBACK_OPEN'),
  ('deposit', 'win', 'CHARGEBACK_OPEN', 'PAID'),
  ('deposit', 'lose', 'CHARGEBACK_OPEN', 'CHARGED_BACK'),
  ('dispute', 'write', 'OPEN', 'OPEN'),
  ('dispute', 'write', 'UNDER_REVIEW', 'UNDER_REVIEW'),
  ('dispute', 'write', 'APPEALED', 'APPEALED'),
  ('dispute', 'answer', 'OPEN', 'UNDER_REVIEW'),
  ('dispute', 'start-review', 'OPEN', 'UNDER_REVIEW'),
  ('dispute', 'review', 'OPEN', 'OPEN'),
  ('dispute', 'review', 'UNDER_REVIEW', 'UNDER_REVIEW'),
  ('dispute', 'review', 'APPEALED', 'APPEALED'),
  ('dispute', 'late', 'UNDER_REVIEW', 'UNDER_REVIEW'),
  ('dispute', 'late', 'APPEALED', 'APPEALED'),
  ('dispute', 'rule', 'UNDER_REVIEW', 'RULED'),
  ('dispute', 'accept', 'RULED', 'RULED'),
  ('dispute', 'finish:accepted', 'RULED', 'CLOSED'),
  ('dispute', 'finish:over', 'RULED', 'CLOSED'),
  ('dispute', 'appeal', 'RULED', 'APPEALED'),
  ('dispute', 'rule-appeal', 'APPEALED', 'CLOSED'),
  ('dispute', 'concede', 'OPEN', 'CLOSED'),
  ('dispute', 'concede', 'UNDER_REVIEW', 'CLOSED'),
  ('dispute', 'concede', 'RULED', 'CLOSED'),
  ('dispute', 'concede', 'APPEALED', 'CLOSED'),
  ('dispute', 'settle', 'OPEN', 'CLOSED'),
  ('dispute', 'settle', 'UNDER_REVIEW', 'CLOSED'),
  ('dispute', 'settle', 'RULED', 'CLOSED'),
  ('dispute', 'settle', 'APPEALED', 'CLOSED'),
  ('dispute', 'cancel', 'OPEN', 'CLOSED'),
  ('dispute', 'cancel', 'UNDER_REVIEW', 'CLOSED'),
  ('dispute', 'cancel', 'RULED', 'CLOSED'),
  ('dispute', 'cancel', 'APPEALED', 'CLOSED'),
  ('dispute', 'withdraw', 'OPEN', 'CLOSED'),
  ('dispute', 'withdraw', 'UNDER_REVIEW', 'CLOSED'),
  ('listing', 'save', 'DRAFT', 'DRAFT'),
  ('listing', 'save', 'REJECTED', 'REJECTED'),
  ('listing', 'submit', 'DRAFT', 'PENDING_REVIEW'),
  ('listing', 'submit', 'REJECTED', 'PENDING_REVIEW'),
  ('listing', 'propose', 'LIVE', 'LIVE'),
  ('listing', 'reprice', 'LIVE', 'LIVE'),
  ('listing', 'recall', 'PENDING_REVIEW', 'WITHDRAWN'),
  ('listing', 'retract', 'LIVE', 'LIVE'),
  ('listing', 'delete', 'DRAFT', 'DRAFT'),
  ('listing', 'delete', 'REJECTED', 'REJECTED'),
  ('listing', 'delete', 'WITHDRAWN', 'WITHDRAWN'),
  ('listing', 'delete', 'LIVE', 'LIVE'),
  ('listing', 'screen', 'PENDING_REVIEW', 'PENDING_REVIEW'),
  ('listing', 'screen', 'LIVE', 'LIVE'),
  ('listing', 'clear', 'PENDING_REVIEW', 'LIVE'),
  ('listing', 'clear', 'LIVE', 'LIVE'),
  ('listing', 'queue', 'LIVE', 'LIVE'),
  ('listing', 'hide', 'LIVE', 'LIVE'),
  ('listing', 'recheck', 'LIVE', 'LIVE'),
  ('listing', 'remind72', 'LIVE', 'LIVE'),
  ('listing', 'remind24', 'LIVE', 'LIVE'),
  ('listing', 'claim', 'PENDING_REVIEW', 'PENDING_REVIEW'),
  ('listing', 'claim', 'LIVE', 'LIVE'),
  ('listing', 'endorse', 'PENDING_REVIEW', 'PENDING_REVIEW'),
  ('listing', 'endorse', 'LIVE', 'LIVE'),
  ('listing', 'approve', 'PENDING_REVIEW', 'LIVE'),
  ('listing', 'approve', 'LIVE', 'LIVE'),
  ('listing', 'reject', 'PENDING_REVIEW', 'REJECTED'),
  ('listing', 'decline', 'LIVE', 'LIVE'),
  ('listing', 'keep', 'LIVE', 'LIVE'),
  ('listing', 'see_word', 'PENDING_REVIEW', 'PENDING_REVIEW'),
  ('listing', 'see_word', 'LIVE', 'LIVE'),
  ('listing', 'miss_word', 'PENDING_REVIEW', 'PENDING_REVIEW'),
  ('listing', 'miss_word', 'LIVE', 'LIVE'),
  ('listing', 'feature', 'LIVE', 'LIVE'),
  ('media', 'reshow', 'READY', 'READY'),
  ('media', 'lose', 'READY', 'LOST'),
  ('media', 'find', 'LOST', 'READY'),
  ('media', 'remove', 'READY', 'REMOVED'),
  ('media', 'remove', 'LOST', 'REMOVED'),
  ('notice_template', 'discard', 'DRAFT', 'RETIRED'),
  ('notice_template', 'publish', 'DRAFT', 'LIVE'),
  ('notice_template', 'enact', 'DRAFT', 'LIVE'),
  ('notice_template', 'replace', 'LIVE', 'RETIRED'),
  ('notice_template', 'retire', 'LIVE', 'RETIRED'),
  ('offer', 'pause', 'AVAILABLE', 'PAUSED'),
  ('offer', 'resume', 'PAUSED', 'AVAILABLE'),
  ('offer', 'withdraw', 'AVAILABLE', 'WITHDRAWN'),
  ('offer', 'withdraw', 'PAUSED', 'WITHDRAWN'),
  ('offer', 'extend', 'AVAILABLE', 'AVAILABLE'),
  ('offer', 'extend', 'IN_ESCROW', 'IN_ESCROW'),
  ('offer', 'expire', 'AVAILABLE', 'EXPIRED'),
  ('offer', 'expire', 'PAUSED', 'EXPIRED'),
  ('offer', 'revise', 'AVAILABLE', 'AVAILABLE'),
  ('offer', 'revise', 'PAUSED', 'PAUSED'),
  ('offer', 'revise', 'IN_ESCROW', 'IN_ESCROW'),
  ('offer', 'revise', 'COMPLETED', 'COMPLETED'),
  ('offer', 'revise', 'EXPIRED', 'EXPIRED'),
  ('offer', 'restock', 'AVAILABLE', 'AVAILABLE'),
  ('offer', 'restock', 'PAUSED', 'PAUSED'),
  ('offer', 'refill', 'IN_ESCROW', 'AVAILABLE'),
  ('offer', 'reopen', 'COMPLETED', 'AVAILABLE'),
  ('offer', 'unlist', 'AVAILABLE', 'WITHDRAWN'),
  ('offer', 'unlist', 'PAUSED', 'WITHDRAWN'),
  ('offer', 'unlist', 'IN_ESCROW', 'WITHDRAWN'),
  ('offer', 'hold', 'AVAILABLE', 'PAUSED'),
  ('offer', 'renew', 'AVAILABLE', 'AVAILABLE'),
  ('offer', 'renew', 'IN_ESCROW', 'IN_ESCROW'),
  ('offer', 'relist', 'EXPIRED', 'AVAILABLE'),
  ('outage', 'renew', 'OPEN', 'OPEN'),
  ('outage', 'close', 'OPEN', 'ENDED'),
  ('parcel', 'send', 'HELD', 'HELD'),
  ('parcel', 'send:scanned', 'HELD', 'HELD'),
  ('parcel', 'unsend', 'HELD', 'HELD'),
  ('parcel', 'try', 'HELD', 'HELD'),
  ('parcel', 'recode', 'HELD', 'HELD'),
  ('parcel', 'hand-over', 'HELD', 'HELD'),
  ('parcel', 'say', 'HELD', 'HELD'),
  ('parcel', 'arrive', 'HELD', 'HELD'),
  ('parcel', 'add-extra', 'HELD', 'HELD'),
  ('parcel', 'label', 'HELD', 'HELD'),
  ('parcel', 'unlabel', 'HELD', 'HELD'),
  ('parcel', 'bounce', 'HELD', 'HELD'),
  ('parcel', 'send-back', 'HELD', 'HELD'),
  ('parcel', 'return-ship', 'HELD', 'HELD'),
  ('parcel', 'return-arrive', 'HELD', 'HELD'),
  ('parcel', 'share', 'HELD', 'PAID'),
  ('parcel', 'pay', 'HELD', 'PAID'),
  ('parcel', 'return', 'HELD', 'RETURNED'),
  ('payout', 'hold', 'REQUESTED', 'HELD'),
  ('payout', 'review', 'REQUESTED', 'REVIEW'),
  ('payout', 'review', 'HELD', 'REVIEW'),
  ('payout', 'queue', 'REQUESTED', 'QUEUED'),
  ('payout', 'queue', 'HELD', 'QUEUED'),
  ('payout', 'agree', 'REVIEW', 'QUEUED'),
  ('payout', 'cancel', 'REQUESTED', 'CANCELLED'),
  ('payout', 'cancel', 'HELD', 'CANCELLED'),
  ('payout', 'cancel', 'REVIEW', 'CANCELLED'),
  ('payout', 'cancel', 'QUEUED', 'CANCELLED'),
  ('payout', 'reject', 'REQUESTED', 'REJECTED'),
  ('payout', 'reject', 'HELD', 'REJECTED'),
  ('payout', 'reject', 'REVIEW', 'REJECTED'),
  ('payout', 'reject', 'QUEUED', 'REJECTED'),
  ('payout', 'begin', 'QUEUED', 'SENDING'),
  ('payout', 'send', 'SENDING', 'SENT'),
  ('payout', 'pay', 'SENDING', 'PAID'),
  ('payout', 'pay', 'SENT', 'PAID'),
  ('payout', 'fail', 'SENDING', 'FAILED'),
  ('payout', 'fail', 'SENT', 'FAILED'),
  ('payout', 'reverse', 'PAID', 'REVERSED'),
  ('payout', 'wait', 'REQUESTED', 'REQUESTED'),
  ('payout', 'wait', 'HELD', 'HELD'),
  ('payout', 'wait', 'QUEUED', 'QUEUED'),
  ('payout', 'wait', 'SENDING', 'SENDING'),
  ('payout', 'wait', 'SENT', 'SENT'),
  ('payout', 'wait', 'PAID', 'PAID'),
  ('refund', 'send', 'REQUESTED', 'SENDING'),
  ('refund', 'resend', 'SENDING', 'SENDING'),
  ('refund', 'accept', 'SENDING', 'SENT'),
  ('refund', 'accept', 'NEEDS_ATTENTION', 'SENT'),
  ('refund', 'redirect', 'SENDING', 'SENT'),
  ('refund', 'redirect', 'NEEDS_ATTENTION', 'SENT'),
  ('refund', 'stall', 'SENDING', 'NEEDS_ATTENTION'),
  ('refund', 'stall', 'SENT', 'NEEDS_ATTENTION'),
  ('refund', 'finish', 'SENDING', 'DONE'),
  ('refund', 'finish', 'SENT', 'DONE'),
  ('refund', 'finish', 'NEEDS_ATTENTION', 'DONE'),
  ('refund', 'fail', 'REQUESTED', 'FAILED'),
  ('refund', 'fail', 'SENDING', 'FAILED'),
  ('refund', 'fail', 'SENT', 'FAILED'),
  ('refund', 'fail', 'NEEDS_ATTENTION', 'FAILED'),
  ('refund', 'wait', 'SENDING', 'SENDING'),
  ('refund', 'wait', 'SENT', 'SENT'),
  ('refund', 'wait', 'NEEDS_ATTENTION', 'NEEDS_ATTENTION'),
  ('restriction', 'lift', 'ACTIVE', 'LIFTED'),
  ('restriction', 'resume', 'ACTIVE', 'LIFTED'),
  ('restriction', 'expire', 'ACTIVE', 'EXPIRED'),
  ('settlement_offer', 'accept', 'OPEN', 'ACCEPTED'),
  ('settlement_offer', 'decline', 'OPEN', 'DECLINED'),
  ('settlement_offer', 'withdraw', 'OPEN', 'WITHDRAWN'),
  ('settlement_offer', 'expire', 'OPEN', 'EXPIRED'),
  ('shipment', 'observe', 'TRACKED', 'TRACKED'),
  ('shipment', 'observe:last', 'TRACKED', 'ENDED'),
  ('shipment', 'ask', 'REQUESTED', 'REQUESTED'),
  ('shipment', 'ask', 'CANCELLING', 'CANCELLING'),
  ('shipment', 'book', 'REQUESTED', 'TRACKED'),
  ('shipment', 'book:unwanted', 'REQUESTED', 'CANCELLING'),
  ('shipment', 'fail', 'REQUESTED', 'FAILED'),
  ('shipment', 'number', 'TRACKED', 'TRACKED'),
  ('shipment', 'unbook', 'TRACKED', 'CANCELLING'),
  ('shipment', 'keep', 'CANCELLING', 'TRACKED'),
  ('shipment', 'free', 'CANCELLING', 'CANCELLED'),
  ('shipment', 'free:failed', 'CANCELLING', 'FAILED'),
  ('shipment', 'cover', 'TRACKED', 'TRACKED'),
  ('shipment', 'cover', 'ENDED', 'ENDED'),
  ('shipment', 'take-back', 'TRACKED', 'CANCELLED'),
  ('staff_credential', 'vouch', 'OFFERED', 'OFFERED'),
  ('staff_credential', 'enrol', 'OFFERED', 'ENROLLED'),
  ('staff_credential', 'end', 'OFFERED', 'ENDED'),
  ('staff_credential', 'end', 'ENROLLED', 'ENDED'),
  ('support_case', 'write', 'OPEN', 'OPEN'),
  ('support_case', 'write', 'ANSWERED', 'OPEN'),
  ('support_case', 'answer', 'OPEN', 'ANSWERED'),
  ('support_case', 'answer', 'ANSWERED', 'ANSWERED'),
  ('support_case', 'close', 'OPEN', 'CLOSED'),
  ('support_case', 'close', 'ANSWERED', 'CLOSED'),
  ('support_case', 'end', 'ANSWERED', 'CLOSED'),
  ('support_case', 'lapse', 'ANSWERED', 'CLOSED'),
  ('support_case', 'reopen', 'CLOSED', 'OPEN'),
  ('support_case', 'rate', 'CLOSED', 'CLOSED'),
  ('tax_number', 'withdraw', 'CHECKING', 'WITHDRAWN'),
  ('tax_number', 'check', 'CHECKING', 'CHECKED'),
  ('tax_number', 'refuse', 'CHECKING', 'REFUSED'),
  ('tax_number', 'end', 'CHECKED', 'ENDED'),
  ('tax_number', 'end:staff', 'CHECKED', 'ENDED'),
  ('trade', 'begin', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'deliver', 'IN_ESCROW', 'DELIVERED'),
  ('trade', 'undo-deliver', 'DELIVERED', 'IN_ESCROW'),
  ('trade', 'approve', 'DELIVERED', 'COMPLETED'),
  ('trade', 'approve', 'SHIPPED', 'COMPLETED'),
  ('trade', 'cancel', 'IN_ESCROW', 'CANCELLED'),
  ('trade', 'cancel:late', 'IN_ESCROW', 'CANCELLED'),
  ('trade', 'propose-cancel', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'propose-cancel', 'SHIPPED', 'SHIPPED'),
  ('trade', 'propose-cancel', 'DELIVERED', 'DELIVERED'),
  ('trade', 'propose-cancel', 'RETURNING', 'RETURNING'),
  ('trade', 'propose-cancel', 'DISPUTED', 'DISPUTED'),
  ('trade', 'agree-cancel', 'IN_ESCROW', 'CANCELLED'),
  ('trade', 'agree-cancel', 'SHIPPED', 'CANCELLED'),
  ('trade', 'agree-cancel', 'DELIVERED', 'CANCELLED'),
  ('trade', 'agree-cancel', 'RETURNING', 'CANCELLED'),
  ('trade', 'agree-cancel', 'DISPUTED', 'CANCELLED'),
  ('trade', 'propose-extension', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'propose-extension', 'DELIVERED', 'DELIVERED'),
  ('trade', 'agree-extension', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'agree-extension', 'DELIVERED', 'DELIVERED'),
  ('trade', 'decline-proposal', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'decline-proposal', 'SHIPPED', 'SHIPPED'),
  ('trade', 'decline-proposal', 'DELIVERED', 'DELIVERED'),
  ('trade', 'decline-proposal', 'RETURNING', 'RETURNING'),
  ('trade', 'decline-proposal', 'DISPUTED', 'DISPUTED'),
  ('trade', 'withdraw-proposal', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'withdraw-proposal', 'SHIPPED', 'SHIPPED'),
  ('trade', 'withdraw-proposal', 'DELIVERED', 'DELIVERED'),
  ('trade', 'withdraw-proposal', 'RETURNING', 'RETURNING'),
  ('trade', 'withdraw-proposal', 'DISPUTED', 'DISPUTED'),
  ('trade', 'expire-proposal', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'expire-proposal', 'SHIPPED', 'SHIPPED'),
  ('trade', 'expire-proposal', 'DELIVERED', 'DELIVERED'),
  ('trade', 'expire-proposal', 'RETURNING', 'RETURNING'),
  ('trade', 'expire-proposal', 'DISPUTED', 'DISPUTED'),
  ('trade', 'extend', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'extend', 'SHIPPED', 'SHIPPED'),
  ('trade', 'extend', 'DELIVERED', 'DELIVERED'),
  ('trade', 'extend', 'RETURNING', 'RETURNING'),
  ('trade', 'lapse', 'IN_ESCROW', 'CANCELLED'),
  ('trade', 'escalate:begun', 'IN_ESCROW', 'DISPUTED'),
  ('trade', 'escalate:delivered', 'DELIVERED', 'DISPUTED'),
  ('trade', 'escalate:restricted', 'IN_ESCROW', 'DISPUTED'),
  ('trade', 'escalate:restricted', 'SHIPPED', 'DISPUTED'),
  ('trade', 'escalate:restricted', 'DELIVERED', 'DISPUTED'),
  ('trade', 'escalate:restricted', 'RETURNING', 'DISPUTED'),
  ('trade', 'dispute', 'IN_ESCROW', 'DISPUTED'),
  ('trade', 'dispute', 'SHIPPED', 'DISPUTED'),
  ('trade', 'dispute', 'DELIVERED', 'DISPUTED'),
  ('trade', 'propose-return', 'DELIVERED', 'DELIVERED'),
  ('trade', 'agree-return', 'DELIVERED', 'RETURNING'),
  ('trade', 'return-ship', 'RETURNING', 'RETURNING'),
  ('trade', 'return-arrive', 'RETURNING', 'RETURNING'),
  ('trade', 'return-received', 'RETURNING', 'CANCELLED'),
  ('trade', 'return-received:silent', 'RETURNING', 'CANCELLED'),
  ('trade', 'contest-return', 'RETURNING', 'DISPUTED'),
  ('trade', 'keep', 'RETURNING', 'COMPLETED'),
  ('trade', 'escalate:returning', 'RETURNING', 'DISPUTED'),
  ('trade', 'begin:sent', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'cancel:buyer', 'IN_ESCROW', 'CANCELLED'),
  ('trade', 'cancel:seller', 'IN_ESCROW', 'CANCELLED'),
  ('trade', 'lapse:unsent', 'IN_ESCROW', 'CANCELLED'),
  ('trade', 'ship', 'IN_ESCROW', 'SHIPPED'),
  ('trade', 'ship:scanned', 'IN_ESCROW', 'SHIPPED'),
  ('trade', 'undo-ship', 'SHIPPED', 'IN_ESCROW'),
  ('trade', 'hand-over', 'IN_ESCROW', 'DELIVERED'),
  ('trade', 'hand-over', 'SHIPPED', 'DELIVERED'),
  ('trade', 'arrive', 'SHIPPED', 'DELIVERED'),
  ('trade', 'bounce', 'SHIPPED', 'RETURNING'),
  ('trade', 'say-delivered', 'SHIPPED', 'DELIVERED'),
  ('trade', 'say-handed-over', 'IN_ESCROW', 'DELIVERED'),
  ('trade', 'inspected', 'DELIVERED', 'COMPLETED'),
  ('trade', 'propose-split', 'DELIVERED', 'DELIVERED'),
  ('trade', 'agree-split', 'DELIVERED', 'SPLIT'),
  ('trade', 'escalate:sent', 'SHIPPED', 'DISPUTED'),
  ('trade', 'propose-meeting', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'agree-meeting', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'agree-extension:sent', 'IN_ESCROW', 'IN_ESCROW'),
  ('trade', 'agree-extension:sent', 'DELIVERED', 'DELIVERED'),
  ('trade', 'dispute:staff', 'IN_ESCROW', 'DISPUTED'),
  ('trade', 'dispute:staff', 'SHIPPED', 'DISPUTED'),
  ('trade', 'dispute:staff', 'DELIVERED', 'DISPUTED'),
  ('trade', 'dispute:staff', 'RETURNING', 'DISPUTED'),
  ('trade', 'concede:refund', 'DISPUTED', 'CANCELLED'),
  ('trade', 'concede:release', 'DISPUTED', 'COMPLETED'),
  ('trade', 'settle:refund', 'DISPUTED', 'CANCELLED'),
  ('trade', 'settle:release', 'DISPUTED', 'COMPLETED'),
  ('trade', 'settle:split', 'DISPUTED', 'SPLIT'),
  ('trade', 'settle:return', 'DISPUTED', 'RETURNING'),
  ('trade', 'rule:refund', 'DISPUTED', 'CANCELLED'),
  ('trade', 'rule:release', 'DISPUTED', 'COMPLETED'),
  ('trade', 'rule:split', 'DISPUTED', 'SPLIT'),
  ('trade', 'rule:return', 'DISPUTED', 'RETURNING'),
  ('trade', 'turn', 'WAITING', 'IN_ESCROW'),
  ('trade', 'stop', 'WAITING', 'CANCELLED'),
  ('trade', 'stop:end', 'WAITING', 'CANCELLED');

delete from transfer_kind;
insert into transfer_kind (name, debit_kind, debit_role, credit_kind, credit_role, without_owner, subject_kinds) values
  ('chargeback_hold', 'WALLET', 'owner', 'HOLD', 'self', true, '{chargeback}'),
  ('chargeback_won', 'HOLD', 'self', 'WALLET', 'owner', false, '{chargeback}'),
  ('chargeback_lost', 'HOLD', 'self', 'GATEWAY', 'platform', false, '{chargeback}'),
  ('chargeback_loss', 'CHARGEBACK_LOSS', 'platform', 'GATEWAY', 'platform', false, '{chargeback}'),
  ('chargeback_recovery', 'WALLET', 'owner', 'CHARGEBACK_LOSS', 'platform', true, '{chargeback}'),
  ('refund_credit', 'ADJUSTMENTS', 'platform', 'WALLET', 'owner', false, '{correction}'),
  ('adjustment_in', 'ADJUSTMENTS', 'platform', 'WALLET', 'owner', false, '{correction}'),
  ('adjustment_out', 'WALLET', 'owner', 'ADJUSTMENTS', 'platform', true, '{correction}'),
  ('insurance_payment', 'INSURANCE', 'platform', 'WALLET', 'owner', false, '{correction}'),
  ('deposit_credit', 'GATEWAY', 'platform', 'WALLET', 'owner', false, '{deposit}'),
  ('deposit_quarantine', 'GATEWAY', 'platform', 'HOLD', 'self', false, '{deposit}'),
  ('quarantine_release', 'HOLD', 'self', 'WALLET', 'owner', false, '{deposit}'),
  ('quarantine_return', 'HOLD', 'self', 'GATEWAY', 'platform', false, '{deposit}'),
  ('gateway_fee', 'GATEWAY_FEES', 'platform', 'GATEWAY', 'platform', false, '{deposit,payout}'),
  ('fee_given_back', 'FEES', 'platform', 'WALLET', 'performer', false, '{dispute}'),
  ('insurance_share', 'FEES', 'platform', 'INSURANCE', 'platform', false, '{insurance_share}'),
  ('offer_hold', 'WALLET', 'seller', 'HOLD', 'self', false, '{offer}'),
  ('offer_return', 'HOLD', 'self', 'WALLET', 'seller', false, '{offer}'),
  ('shipping_hold', 'WALLET', 'buyer', 'HOLD', 'self', false, '{parcel}'),
  ('shipping_seller', 'HOLD', 'self', 'WALLET', 'seller', false, '{parcel}'),
  ('shipping_refund', 'HOLD', 'self', 'WALLET', 'buyer', false, '{parcel}'),
  ('shipping_extra', 'WALLET', 'seller', 'HOLD', 'self', false, '{parcel}'),
  ('shipping_extra_back', 'HOLD', 'self', 'WALLET', 'seller', false, '{parcel}'),
  ('shipping_carrier', 'HOLD', 'self', 'CARRIER', 'platform', false, '{parcel}'),
  ('return_hold', 'WALLET', 'seller', 'HOLD', 'self', true, '{parcel}'),
  ('return_paid', 'HOLD', 'self', 'WALLET', 'buyer', false, '{parcel}'),
  ('return_unused', 'HOLD', 'self', 'WALLET', 'seller', false, '{parcel}'),
  ('payout_hold', 'WALLET', 'owner', 'HOLD', 'self', false, '{payout}'),
  ('payout_paid', 'HOLD', 'self', 'GATEWAY', 'platform', false, '{payout}'),
  ('payout_fee', 'HOLD', 'self', 'FEES', 'platform', false, '{payout}'),
  ('payout_return', 'HOLD', 'self', 'WALLET', 'owner', false, '{payout}'),
  ('payout_reversal', 'GATEWAY', 'platform', 'WALLET', 'owner', false, '{payout}'),
  ('payout_fee_return', 'FEES', 'platform', 'WALLET', 'owner', false, '{payout}'),
  ('gateway_fee_return', 'GATEWAY', 'platform', 'GATEWAY_FEES', 'platform', false, '{payout}'),
  ('refund_hold', 'WALLET', 'owner', 'HOLD', 'self', true, '{refund}'),
  ('refund_paid', 'HOLD', 'self', 'GATEWAY', 'platform', false, '{refund}'),
  ('refund_failed', 'HOLD', 'self', 'WALLET', 'owner', false, '{refund}'),
  ('gateway_settlement', 'BANK', 'platform', 'GATEWAY', 'platform', false, '{settlement}'),
  ('gateway_top_up', 'GATEWAY', 'platform', 'BANK', 'platform', false, '{settlement}'),
  ('shipping_covered', 'PROMOTIONS', 'platform', 'CARRIER', 'platform', false, '{shipment}'),
  ('carrier_return', 'CARRIER', 'platform', 'PROMOTIONS', 'platform', false, '{shipment}'),
  ('escrow_hold', 'WALLET', 'confirmer', 'HOLD', 'self', false, '{trade}'),
  ('hold_take', 'HOLD', 'offer', 'HOLD', 'self', false, '{trade}'),
  ('escrow_refund', 'HOLD', 'self', 'WALLET', 'confirmer', false, '{trade}'),
  ('hold_return', 'HOLD', 'self', 'HOLD', 'offer', false, '{trade}'),
  ('escrow_release', 'HOLD', 'self', 'WALLET', 'performer', false, '{trade}'),
  ('commission', 'HOLD', 'self', 'FEES', 'platform', false, '{trade}'),
  ('price_paid', 'WALLET', 'performer', 'WALLET', 'confirmer', false, '{trade}');

create or replace function allowance_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'close' then
    if s <> '{}' then perform columns_refused('allowance', s); end if;
    update allowance r set version = r.version + 1, closed_at = at
      where r.user_id = p_id and r.version = p_version
        and (who = r.user_id)
      returning r.user_id,
        array[r.user_id]
      into e.id, e.parties;
  when 'allow_listings' then
    if s - '{listings_a_day}'::text[] <> '{}' then perform columns_refused('allowance', s); end if;
    update allowance r set version = r.version + 1, listings_a_day = (s->>'listings_a_day')::int
      where r.user_id = p_id and r.version = p_version
        and (who <> user_id and (s->>'listings_a_day')::int between 1 and 500)
        and ((staff_may(who, 'offer.moderate') and who <> r.user_id))
      returning r.user_id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  when 'reopen' then
    if s <> '{}' then perform columns_refused('allowance', s); end if;
    update allowance r set version = r.version + 1, closed_at = null
      where r.user_id = p_id and r.version = p_version
        and (who = r.user_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.user_id,
        array[r.user_id]
      into e.id, e.parties;
  else
    raise exception 'a allowance has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('allowance', p_move, (select r.version from allowance r where r.user_id = p_id), p_version);
  end if;
  e.kind := 'allowance';
  return e;
end $$;

create or replace function allowance_count(p_id uuid, change jsonb, p_to text, g jsonb, at timestamptz)
returns effect language plpgsql set search_path = public, pg_temp as $$
declare
  c allowance;
  d_open_offers bigint := coalesce((change->>'open_offers')::bigint, 0);
  d_traded_minor bigint := coalesce((change->>'traded_minor')::bigint, 0);
  d_payouts bigint := coalesce((change->>'payouts')::bigint, 0);
  d_open_listings bigint := coalesce((change->>'open_listings')::bigint, 0);
  d_listings bigint := coalesce((change->>'listings')::bigint, 0);
  keeps boolean;
  today date;
  traded bigint;
  listings_today int;
  payouts_today int;
  e effect;
begin
  if change - '{open_offers,traded_minor,payouts,open_listings,listings}'::text[] <> '{}' then perform columns_refused('allowance', change); end if;
  select * into c from allowance where user_id = p_id for no key update;
  keeps := g->>'day' is null or d_traded_minor < 0 and c.day <> (g->>'day')::date;
  today := case when keeps then c.day else (g->>'day')::date end;
  traded := case when keeps then c.traded_minor else greatest(case when today = c.day then c.traded_minor else 0 end + d_traded_minor, 0) end;
  listings_today := case when keeps then c.listings else case when today = c.day then c.listings else 0 end + d_listings end;
  payouts_today := case when keeps then c.payouts else case when today = c.day then c.payouts else 0 end + d_payouts end;
  if not found or ((d_traded_minor <= 0 and d_payouts <= 0 and d_listings <= 0 or g->>'day' = lagos_day(at)::text) and (d_open_offers <= 0 and d_open_listings <= 0 and d_listings <= 0 and d_traded_minor <= 0 and d_payouts <= 0 or c.closed_at is null and (c.restricted & 3 = 0 or restrictions_now(c.user_id) & 3 = 0))) is not true then
    raise exception 'allowance % has moved', p_id using errcode = 'AM001', detail = 'allowance';
  elsif (c.open_offers + d_open_offers between 0 and 10
      and (g->'atMost'->>'traded_minor' is null or traded <= (g->'atMost'->>'traded_minor')::bigint)
      and payouts_today <= 3
      and c.open_listings + d_open_listings >= 0
      and (d_open_listings <= 0 or c.open_listings + d_open_listings <= most_listings(c.user_id))
      and (d_listings <= 0 or listings_today <= c.listings_a_day)) is not true then
    raise exception 'no room in allowance %', p_id using errcode = 'AM004', detail = 'allowance';
  end if;
  e.kind := 'allowance';
  e.id := p_id;
  if change = '{}' and p_to is null then return e; end if; -- the lock is all that is wanted
  update allowance r set open_offers = c.open_offers + d_open_offers,
      open_listings = c.open_listings + d_open_listings,
      traded_minor = traded,
      payouts = payouts_today,
      listings = listings_today,
      day = today
    where r.user_id = p_id
    returning r.user_id,
        array[r.user_id]
      into e.id, e.parties;
  e.owes := array['open_offers ' || p_id, 'traded_minor ' || p_id || ' ' || coalesce((g->>'day')::text, ''), 'payouts ' || p_id, 'open_listings ' || p_id, 'listings ' || p_id];
  e.owed := array[-d_open_offers, -d_traded_minor, -d_payouts, -d_open_listings, -d_listings];
  return e;
end $$;

create or replace function approval_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'agree' then
    if s - '{assertion,digest}'::text[] <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, state = 'AGREED', assertion = s->'assertion', approver_id = who, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'ASKED'
        and (staff_may_agree(who, r.act) and staff_may_ask(r.creator_id, r.act) and r.expires_at > at
          and are_independent(who, r.creator_id, at)
          and r.digest = digest_of(r.document) and r.digest = decode(s->>'digest', 'hex') and must_be_as_asked(r.document))
      returning r.id,
        array[r.creator_id],
        'agree'
      into e.id, e.parties, e.check_move;
  when 'verify' then
    if s <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, verified_at = at, finding = null
      where r.id = p_id and r.version = p_version
        and r.state in ('AGREED', 'VETOED')
        and (verified_at is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.creator_id]
      into e.id, e.parties;
  when 'refute' then
    if s - '{finding}'::text[] <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, finding = (s->>'finding')::text, verified_at = null
      where r.id = p_id and r.version = p_version
        and r.state in ('AGREED', 'VETOED')
        and (finding is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.creator_id]
      into e.id, e.parties;
  when 'decline' then
    if s - '{end_reason}'::text[] <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, state = 'DECLINED', end_reason = (s->>'end_reason')::text, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'ASKED'
        and (staff_may_agree(who, r.act) and who <> r.creator_id and who is distinct from r.beneficiary_id)
      returning r.id,
        array[r.creator_id]
      into e.id, e.parties;
  when 'withdraw' then
    if s <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, state = 'WITHDRAWN', ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'ASKED'
        and (who = r.creator_id)
      returning r.id,
        array[r.creator_id]
      into e.id, e.parties;
  when 'stale' then
    if s <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, state = 'STALE', ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'ASKED'
        and (who = system_id()
          or (staff_may_agree(who, r.act) or staff_may(who, 'role.revoke')) and who is distinct from r.beneficiary_id)
      returning r.id,
        array[r.creator_id]
      into e.id, e.parties;
  when 'veto' then
    if s - '{end_reason}'::text[] <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, state = 'VETOED', end_reason = (s->>'end_reason')::text, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'AGREED'
        and ((staff_may(who, 'approval.veto')))
      returning r.id,
        array[r.creator_id],
        true,
        'veto'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'expire' then
    if s <> '{}' then perform columns_refused('approval', s); end if;
    update approval r set version = r.version + 1, state = 'EXPIRED', ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'ASKED'
        and (r.expires_at <= at)
      returning r.id,
        array[r.creator_id]
      into e.id, e.parties;
  else
    raise exception 'a approval has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('approval', p_move, (select r.version from approval r where r.id = p_id), p_version);
  end if;
  e.kind := 'approval';
  return e;
end $$;

create or replace function approval_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,document}'::text[] <> '{}' then perform columns_refused('approval', row_); end if;
  insert into approval as r (id, document, state, creator_id, act, subject_kind, subject_id, reverses, beneficiary_id, amount_minor, currency, detail, reason, digest, expires_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'document')::text, 'ASKED', who, (row_->>'document')::jsonb->>'act', (row_->>'document')::jsonb->'subject'->>'kind', ((row_->>'document')::jsonb->'subject'->>'id')::uuid, ((row_->>'document')::jsonb->'detail'->>'reverses')::bigint, ((row_->>'document')::jsonb->>'beneficiary')::uuid, ((row_->>'document')::jsonb->>'amountMinor')::bigint, (row_->>'document')::jsonb->>'currency', (row_->>'document')::jsonb->'detail', (row_->>'document')::jsonb->>'reason', digest_of(row_->>'document'), expiry_of((row_->>'document')::jsonb->>'act', at), at)
  returning who = r.creator_id,
        r.id,
        array[r.creator_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a approval may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'approval';
  return e;
end $$;

create or replace function approval_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (staff_may_ask(who, r.act)) is not true then 'who asks may ask for it'
        when (exists (select from act_reason c where c.act = r.act and c.code = r.document::jsonb->>'reasonCode')) is not true then 'its reason has a code of its act' end into broken from approval r where r.id = p_id;
    when 'agree' then
      select case when (exists (select from approval_use u where u.approval_id = r.id)) is not true then 'it is done in the same commit'
        when (r.assertion is not null or not agreement_needs_signature(r.approver_id, r.act, r.ended_at)) is not true then 'it is signed, two weeks after its approver''s role was granted'
        when (r.assertion is null or may_sign_with(r.approver_id, r.assertion)) is not true then 'its approver has enrolled the passkey that signed it' end into broken from approval r where r.id = p_id;
    when 'veto' then
      select case when (exists (select from setting s where s.approval_id = r.id and s.effective_from = 'infinity')) is not true then 'its setting is vetoed' end into broken from approval r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'approval %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function assignment_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'release' then
    if s <> '{}' then perform columns_refused('assignment', s); end if;
    update assignment r set version = r.version + 1, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and (ended_at is null)
      returning r.id,
        array[r.staff_id],
        'release'
      into e.id, e.parties, e.check_move;
  when 'close' then
    if s <> '{}' then perform columns_refused('assignment', s); end if;
    update assignment r set version = r.version + 1, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and (ended_at is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.staff_id],
        'close'
      into e.id, e.parties, e.check_move;
  else
    raise exception 'a assignment has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('assignment', p_move, (select r.version from assignment r where r.id = p_id), p_version);
  end if;
  e.kind := 'assignment';
  return e;
end $$;

create or replace function assignment_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,kind,subject_id,staff_id}'::text[] <> '{}' then perform columns_refused('assignment', row_); end if;
  insert into assignment as r (id, kind, subject_id, staff_id, given_by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'kind')::text, (row_->>'subject_id')::uuid, (row_->>'staff_id')::uuid, who, at)
  returning true,
        r.id,
        array[r.staff_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a assignment may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'assignment';
  return e;
end $$;

create or replace function assignment_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from ((select 'disputes'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.created_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state in ('OPEN', 'UNDER_REVIEW')) q)
    union all
    (select 'appeals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.appealed_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state = 'APPEALED') q)
    union all
    (select 'payouts'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select y.id, y.id::text as place, 'payout' as about, greatest(y.created_at, y.hold_until) as since, y.user_id as person_id, null::uuid as other_id,
        array[y.user_id] as parties,
        array(select a.ended_by_id from approval a where a.subject_id = y.id and a.state = 'DECLINED') as deciders,
        y.amount_minor, y.currency, null::timestamptz as expires_at
      from payout_record y where y.state = 'REVIEW' and y.ended_at is null) q)
    union all
    (select 'deposits'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select d.id, d.reference as place, 'deposit' as about, coalesce(d.paid_at, d.created_at) as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, d.paid_minor as amount_minor, d.currency, null::timestamptz as expires_at
      from deposit_record d where d.state = 'QUARANTINED') q)
    union all
    (select 'support'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '4 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select s.id, s.id::text as place, s.subject_kind as about, s.waiting_since as since, s.user_id as person_id, null::uuid as other_id,
        array[s.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from support_record s where s.state = 'OPEN') q)
    union all
    (select 'refunds'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select r.id, d.reference as place, 'refund' as about, r.created_at as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, r.amount_minor, r.currency, null::timestamptz as expires_at
      from refund_record r join deposit_record d on d.id = r.deposit_id where r.state = 'NEEDS_ATTENTION' and r.ended_at is null) q)
    union all
    (select 'chargebacks'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.expires_at - interval '4 hours' as due_at
      from (select c.id, c.id::text as place, 'chargeback' as about, c.created_at as since, c.user_id as person_id, null::uuid as other_id,
        array[c.user_id] as parties, array[]::uuid[] as deciders, c.amount_minor, c.currency, c.due_at as expires_at
      from chargeback_record c where c.state = 'OPEN' and c.response is null) q)
    union all
    (select 'listing'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, q.title, q.risk, q.claimer_id, q.claimed_until, null::timestamptz as look_at, lagos_hours_after(q.since, 4) as due_at
      from (
      select coalesce(case when not (l.pending_version is not null and l.screened_at is not null) then f.id end, v.id) as id, l.id::text as place,
        case when not (l.pending_version is not null and l.screened_at is not null) then case when f.id is null then 'renewal' else 'flags' end when l.state = 'LIVE' then 'revision' else 'first' end as about,
        case when l.pending_version is not null and l.screened_at is not null then l.submitted_at else l.flagged_at end as since, l.seller_id as person_id, null::uuid as other_id,
        array[l.seller_id] as parties, array_remove(array[case when l.pending_version is not null and l.screened_at is not null then l.endorsed_by_id end], null) as deciders,
        v.content->>'title' as title, v.price_minor as amount_minor, v.currency, null::timestamptz as expires_at,
        case when l.pending_version is not null and l.screened_at is not null or f.id is null then l.risk else 50 end as risk,
        case when l.claimed_until > app_now() then l.claimed_by_id end as claimer_id, l.claimed_until
      from listing_record l
        join listing_content v on v.listing_id = l.id and v.version = case when l.pending_version is not null and l.screened_at is not null then l.pending_version else l.live_version end
        left join offer_listing o on o.id = l.id
        left join lateral (select r.id from listing_flag_record r where r.listing_id = l.id and r.is_upheld is null order by r.created_at, r.id limit 1) f on true
      where l.deleted_at is null and (l.pending_version is not null and l.screened_at is not null or l.flagged_at is not null) and (o.state is null or o.state <> 'WITHDRAWN')) q)
    union all
    (select 'tax'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '48 hours' as due_at
      from (select n.id, n.id::text as place, 'tax_number' as about, n.created_at as since, n.user_id as person_id, null::uuid as other_id,
        array[n.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from tax_number_record n where n.state = 'CHECKING') q)
    union all
    (select 'approvals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, null::timestamptz as look_at, q.expires_at as due_at
      from (select v.id, v.id::text as place, v.act as about, v.created_at as since, v.beneficiary_id as person_id, v.creator_id as other_id,
        array_remove(array[v.beneficiary_id], null) as parties, array[v.creator_id] as deciders, v.amount_minor, v.currency, v.expires_at
      from approval v where v.state = 'ASKED' and v.expires_at > app_now()) q)) q where q.kind = r.kind and q.id = r.subject_id and ((case q.kind when 'disputes' then (select staff_may(r.staff_id, 'dispute.rule')) and not is_linked_to(r.staff_id, q.parties)
          when 'appeals' then (select staff_may(r.staff_id, 'dispute.rule')) and not is_linked_to(r.staff_id, q.parties)
          when 'payouts' then (select staff_may(r.staff_id, 'payout.agree'))
          when 'deposits' then (select staff_may(r.staff_id, 'deposit.release'))
          when 'support' then answers_support(r.staff_id, q.about)
          when 'refunds' then (select staff_may(r.staff_id, 'refund.source'))
          when 'chargebacks' then (select staff_may(r.staff_id, 'chargeback.answer'))
          when 'listing' then (select staff_may(r.staff_id, 'offer.moderate'))
          when 'tax' then (select staff_may(r.staff_id, 'verification.decide'))
          when 'approvals' then q.about in (select u.act from act_rule u where staff_may_agree(r.staff_id, u.act)) and are_independent(r.staff_id, q.deciders[1], app_now()) end) and not r.staff_id = any(q.parties || q.deciders) and coalesce(q.claimer_id = r.staff_id, true)))) is not true then 'it waits, and its holder works on it and has no part in it'
        when (r.staff_id = who or who = system_id() or exists (select from ((select 'disputes'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.created_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state in ('OPEN', 'UNDER_REVIEW')) q)
    union all
    (select 'appeals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.appealed_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state = 'APPEALED') q)
    union all
    (select 'payouts'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select y.id, y.id::text as place, 'payout' as about, greatest(y.created_at, y.hold_until) as since, y.user_id as person_id, null::uuid as other_id,
        array[y.user_id] as parties,
        array(select a.ended_by_id from approval a where a.subject_id = y.id and a.state = 'DECLINED') as deciders,
        y.amount_minor, y.currency, null::timestamptz as expires_at
      from payout_record y where y.state = 'REVIEW' and y.ended_at is null) q)
    union all
    (select 'deposits'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select d.id, d.reference as place, 'deposit' as about, coalesce(d.paid_at, d.created_at) as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, d.paid_minor as amount_minor, d.currency, null::timestamptz as expires_at
      from deposit_record d where d.state = 'QUARANTINED') q)
    union all
    (select 'support'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '4 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select s.id, s.id::text as place, s.subject_kind as about, s.waiting_since as since, s.user_id as person_id, null::uuid as other_id,
        array[s.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from support_record s where s.state = 'OPEN') q)
    union all
    (select 'refunds'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select r.id, d.reference as place, 'refund' as about, r.created_at as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, r.amount_minor, r.currency, null::timestamptz as expires_at
      from refund_record r join deposit_record d on d.id = r.deposit_id where r.state = 'NEEDS_ATTENTION' and r.ended_at is null) q)
    union all
    (select 'chargebacks'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.expires_at - interval '4 hours' as due_at
      from (select c.id, c.id::text as place, 'chargeback' as about, c.created_at as since, c.user_id as person_id, null::uuid as other_id,
        array[c.user_id] as parties, array[]::uuid[] as deciders, c.amount_minor, c.currency, c.due_at as expires_at
      from chargeback_record c where c.state = 'OPEN' and c.response is null) q)
    union all
    (select 'listing'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, q.title, q.risk, q.claimer_id, q.claimed_until, null::timestamptz as look_at, lagos_hours_after(q.since, 4) as due_at
      from (
      select coalesce(case when not (l.pending_version is not null and l.screened_at is not null) then f.id end, v.id) as id, l.id::text as place,
        case when not (l.pending_version is not null and l.screened_at is not null) then case when f.id is null then 'renewal' else 'flags' end when l.state = 'LIVE' then 'revision' else 'first' end as about,
        case when l.pending_version is not null and l.screened_at is not null then l.submitted_at else l.flagged_at end as since, l.seller_id as person_id, null::uuid as other_id,
        array[l.seller_id] as parties, array_remove(array[case when l.pending_version is not null and l.screened_at is not null then l.endorsed_by_id end], null) as deciders,
        v.content->>'title' as title, v.price_minor as amount_minor, v.currency, null::timestamptz as expires_at,
        case when l.pending_version is not null and l.screened_at is not null or f.id is null then l.risk else 50 end as risk,
        case when l.claimed_until > app_now() then l.claimed_by_id end as claimer_id, l.claimed_until
      from listing_record l
        join listing_content v on v.listing_id = l.id and v.version = case when l.pending_version is not null and l.screened_at is not null then l.pending_version else l.live_version end
        left join offer_listing o on o.id = l.id
        left join lateral (select r.id from listing_flag_record r where r.listing_id = l.id and r.is_upheld is null order by r.created_at, r.id limit 1) f on true
      where l.deleted_at is null and (l.pending_version is not null and l.screened_at is not null or l.flagged_at is not null) and (o.state is null or o.state <> 'WITHDRAWN')) q)
    union all
    (select 'tax'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '48 hours' as due_at
      from (select n.id, n.id::text as place, 'tax_number' as about, n.created_at as since, n.user_id as person_id, null::uuid as other_id,
        array[n.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from tax_number_record n where n.state = 'CHECKING') q)
    union all
    (select 'approvals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, null::timestamptz as look_at, q.expires_at as due_at
      from (select v.id, v.id::text as place, v.act as about, v.created_at as since, v.beneficiary_id as person_id, v.creator_id as other_id,
        array_remove(array[v.beneficiary_id], null) as parties, array[v.creator_id] as deciders, v.amount_minor, v.currency, v.expires_at
      from approval v where v.state = 'ASKED' and v.expires_at > app_now()) q)) q where q.kind = r.kind and q.id = r.subject_id and (case q.kind when 'disputes' then (select staff_may(who, 'dispute.reassign'))
          when 'appeals' then (select staff_may(who, 'dispute.reassign'))
          when 'payouts' then (select staff_may(who, 'payout.agree'))
          when 'deposits' then (select staff_may(who, 'deposit.release'))
          when 'support' then answers_support(who, q.about)
          when 'refunds' then (select staff_may(who, 'refund.source'))
          when 'chargebacks' then (select staff_may(who, 'chargeback.answer'))
          when 'listing' then (select staff_may(who, 'offer.moderate'))
          when 'tax' then (select staff_may(who, 'verification.decide'))
          when 'approvals' then q.about in (select u.act from act_rule u where staff_may_agree(who, u.act)) end))) is not true then 'who gives it may' end into broken from assignment r where r.id = p_id;
    when 'release' then
      select case when (r.staff_id = who or who = system_id() or exists (select from ((select 'disputes'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.created_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state in ('OPEN', 'UNDER_REVIEW')) q)
    union all
    (select 'appeals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.appealed_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state = 'APPEALED') q)
    union all
    (select 'payouts'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select y.id, y.id::text as place, 'payout' as about, greatest(y.created_at, y.hold_until) as since, y.user_id as person_id, null::uuid as other_id,
        array[y.user_id] as parties,
        array(select a.ended_by_id from approval a where a.subject_id = y.id and a.state = 'DECLINED') as deciders,
        y.amount_minor, y.currency, null::timestamptz as expires_at
      from payout_record y where y.state = 'REVIEW' and y.ended_at is null) q)
    union all
    (select 'deposits'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select d.id, d.reference as place, 'deposit' as about, coalesce(d.paid_at, d.created_at) as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, d.paid_minor as amount_minor, d.currency, null::timestamptz as expires_at
      from deposit_record d where d.state = 'QUARANTINED') q)
    union all
    (select 'support'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '4 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select s.id, s.id::text as place, s.subject_kind as about, s.waiting_since as since, s.user_id as person_id, null::uuid as other_id,
        array[s.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from support_record s where s.state = 'OPEN') q)
    union all
    (select 'refunds'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select r.id, d.reference as place, 'refund' as about, r.created_at as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, r.amount_minor, r.currency, null::timestamptz as expires_at
      from refund_record r join deposit_record d on d.id = r.deposit_id where r.state = 'NEEDS_ATTENTION' and r.ended_at is null) q)
    union all
    (select 'chargebacks'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.expires_at - interval '4 hours' as due_at
      from (select c.id, c.id::text as place, 'chargeback' as about, c.created_at as since, c.user_id as person_id, null::uuid as other_id,
        array[c.user_id] as parties, array[]::uuid[] as deciders, c.amount_minor, c.currency, c.due_at as expires_at
      from chargeback_record c where c.state = 'OPEN' and c.response is null) q)
    union all
    (select 'listing'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, q.title, q.risk, q.claimer_id, q.claimed_until, null::timestamptz as look_at, lagos_hours_after(q.since, 4) as due_at
      from (
      select coalesce(case when not (l.pending_version is not null and l.screened_at is not null) then f.id end, v.id) as id, l.id::text as place,
        case when not (l.pending_version is not null and l.screened_at is not null) then case when f.id is null then 'renewal' else 'flags' end when l.state = 'LIVE' then 'revision' else 'first' end as about,
        case when l.pending_version is not null and l.screened_at is not null then l.submitted_at else l.flagged_at end as since, l.seller_id as person_id, null::uuid as other_id,
        array[l.seller_id] as parties, array_remove(array[case when l.pending_version is not null and l.screened_at is not null then l.endorsed_by_id end], null) as deciders,
        v.content->>'title' as title, v.price_minor as amount_minor, v.currency, null::timestamptz as expires_at,
        case when l.pending_version is not null and l.screened_at is not null or f.id is null then l.risk else 50 end as risk,
        case when l.claimed_until > app_now() then l.claimed_by_id end as claimer_id, l.claimed_until
      from listing_record l
        join listing_content v on v.listing_id = l.id and v.version = case when l.pending_version is not null and l.screened_at is not null then l.pending_version else l.live_version end
        left join offer_listing o on o.id = l.id
        left join lateral (select r.id from listing_flag_record r where r.listing_id = l.id and r.is_upheld is null order by r.created_at, r.id limit 1) f on true
      where l.deleted_at is null and (l.pending_version is not null and l.screened_at is not null or l.flagged_at is not null) and (o.state is null or o.state <> 'WITHDRAWN')) q)
    union all
    (select 'tax'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '48 hours' as due_at
      from (select n.id, n.id::text as place, 'tax_number' as about, n.created_at as since, n.user_id as person_id, null::uuid as other_id,
        array[n.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from tax_number_record n where n.state = 'CHECKING') q)
    union all
    (select 'approvals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, null::timestamptz as look_at, q.expires_at as due_at
      from (select v.id, v.id::text as place, v.act as about, v.created_at as since, v.beneficiary_id as person_id, v.creator_id as other_id,
        array_remove(array[v.beneficiary_id], null) as parties, array[v.creator_id] as deciders, v.amount_minor, v.currency, v.expires_at
      from approval v where v.state = 'ASKED' and v.expires_at > app_now()) q)) q where q.kind = r.kind and q.id = r.subject_id and (case q.kind when 'disputes' then (select staff_may(who, 'dispute.reassign'))
          when 'appeals' then (select staff_may(who, 'dispute.reassign'))
          when 'payouts' then (select staff_may(who, 'payout.agree'))
          when 'deposits' then (select staff_may(who, 'deposit.release'))
          when 'support' then answers_support(who, q.about)
          when 'refunds' then (select staff_may(who, 'refund.source'))
          when 'chargebacks' then (select staff_may(who, 'chargeback.answer'))
          when 'listing' then (select staff_may(who, 'offer.moderate'))
          when 'tax' then (select staff_may(who, 'verification.decide'))
          when 'approvals' then q.about in (select u.act from act_rule u where staff_may_agree(who, u.act)) end))) is not true then 'who takes it away may' end into broken from assignment r where r.id = p_id;
    when 'close' then
      select case when (not (exists (select from ((select 'disputes'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.created_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state in ('OPEN', 'UNDER_REVIEW')) q)
    union all
    (select 'appeals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.appealed_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state = 'APPEALED') q)
    union all
    (select 'payouts'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select y.id, y.id::text as place, 'payout' as about, greatest(y.created_at, y.hold_until) as since, y.user_id as person_id, null::uuid as other_id,
        array[y.user_id] as parties,
        array(select a.ended_by_id from approval a where a.subject_id = y.id and a.state = 'DECLINED') as deciders,
        y.amount_minor, y.currency, null::timestamptz as expires_at
      from payout_record y where y.state = 'REVIEW' and y.ended_at is null) q)
    union all
    (select 'deposits'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select d.id, d.reference as place, 'deposit' as about, coalesce(d.paid_at, d.created_at) as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, d.paid_minor as amount_minor, d.currency, null::timestamptz as expires_at
      from deposit_record d where d.state = 'QUARANTINED') q)
    union all
    (select 'support'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '4 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select s.id, s.id::text as place, s.subject_kind as about, s.waiting_since as since, s.user_id as person_id, null::uuid as other_id,
        array[s.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from support_record s where s.state = 'OPEN') q)
    union all
    (select 'refunds'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select r.id, d.reference as place, 'refund' as about, r.created_at as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, r.amount_minor, r.currency, null::timestamptz as expires_at
      from refund_record r join deposit_record d on d.id = r.deposit_id where r.state = 'NEEDS_ATTENTION' and r.ended_at is null) q)
    union all
    (select 'chargebacks'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.expires_at - interval '4 hours' as due_at
      from (select c.id, c.id::text as place, 'chargeback' as about, c.created_at as since, c.user_id as person_id, null::uuid as other_id,
        array[c.user_id] as parties, array[]::uuid[] as deciders, c.amount_minor, c.currency, c.due_at as expires_at
      from chargeback_record c where c.state = 'OPEN' and c.response is null) q)
    union all
    (select 'listing'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, q.title, q.risk, q.claimer_id, q.claimed_until, null::timestamptz as look_at, lagos_hours_after(q.since, 4) as due_at
      from (
      select coalesce(case when not (l.pending_version is not null and l.screened_at is not null) then f.id end, v.id) as id, l.id::text as place,
        case when not (l.pending_version is not null and l.screened_at is not null) then case when f.id is null then 'renewal' else 'flags' end when l.state = 'LIVE' then 'revision' else 'first' end as about,
        case when l.pending_version is not null and l.screened_at is not null then l.submitted_at else l.flagged_at end as since, l.seller_id as person_id, null::uuid as other_id,
        array[l.seller_id] as parties, array_remove(array[case when l.pending_version is not null and l.screened_at is not null then l.endorsed_by_id end], null) as deciders,
        v.content->>'title' as title, v.price_minor as amount_minor, v.currency, null::timestamptz as expires_at,
        case when l.pending_version is not null and l.screened_at is not null or f.id is null then l.risk else 50 end as risk,
        case when l.claimed_until > app_now() then l.claimed_by_id end as claimer_id, l.claimed_until
      from listing_record l
        join listing_content v on v.listing_id = l.id and v.version = case when l.pending_version is not null and l.screened_at is not null then l.pending_version else l.live_version end
        left join offer_listing o on o.id = l.id
        left join lateral (select r.id from listing_flag_record r where r.listing_id = l.id and r.is_upheld is null order by r.created_at, r.id limit 1) f on true
      where l.deleted_at is null and (l.pending_version is not null and l.screened_at is not null or l.flagged_at is not null) and (o.state is null or o.state <> 'WITHDRAWN')) q)
    union all
    (select 'tax'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '48 hours' as due_at
      from (select n.id, n.id::text as place, 'tax_number' as about, n.created_at as since, n.user_id as person_id, null::uuid as other_id,
        array[n.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from tax_number_record n where n.state = 'CHECKING') q)
    union all
    (select 'approvals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, null::timestamptz as look_at, q.expires_at as due_at
      from (select v.id, v.id::text as place, v.act as about, v.created_at as since, v.beneficiary_id as person_id, v.creator_id as other_id,
        array_remove(array[v.beneficiary_id], null) as parties, array[v.creator_id] as deciders, v.amount_minor, v.currency, v.expires_at
      from approval v where v.state = 'ASKED' and v.expires_at > app_now()) q)) q where q.kind = r.kind and q.id = r.subject_id)
      or r.kind = 'support' and exists (select from support_record s where s.id = r.subject_id and s.state = 'ANSWERED'))) is not true then 'its case is over' end into broken from assignment r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'assignment %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function banner_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'end' then
    if s <> '{}' then perform columns_refused('banner', s); end if;
    update banner r set version = r.version + 1, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and (ended_at is null and ends_at > at)
        and ((staff_may(who, 'banner.publish')))
      returning r.id,
        true
      into e.id, e.by_staff;
  else
    raise exception 'a banner has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('banner', p_move, (select r.version from banner r where r.id = p_id), p_version);
  end if;
  e.kind := 'banner';
  return e;
end $$;

create or replace function banner_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,placement,audience,bodies,starts_at,ends_at}'::text[] <> '{}' then perform columns_refused('banner', row_); end if;
  insert into banner as r (id, placement, audience, bodies, starts_at, ends_at, published_by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'placement')::text, (row_->>'audience')::text, row_->'bodies', (row_->>'starts_at')::timestamptz, (row_->>'ends_at')::timestamptz, who, at)
  returning (staff_may(who, 'banner.publish')),
        r.id,
        true,
        'insert'
      into allowed, e.id, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a banner may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'banner';
  return e;
end $$;

create or replace function banner_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (r.ends_at > r.created_at and r.ends_at <= r.created_at + interval '90 days') is not true then 'its end is to come, and not far' end into broken from banner r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'banner %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function block_appeal_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'decline' then
    if s - '{answer}'::text[] <> '{}' then perform columns_refused('block_appeal', s); end if;
    update block_appeal r set version = r.version + 1, state = 'DECLINED', answer = (s->>'answer')::text, answered_by_id = who, answered_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (not exists (select from restriction x left join approval q on q.id = x.approval_id
          where x.id = r.restriction_id and (x.by_id = who or q.creator_id = who)))
        and ((staff_may(who, 'person.unblock') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  when 'grant' then
    if s - '{answer}'::text[] <> '{}' then perform columns_refused('block_appeal', s); end if;
    update block_appeal r set version = r.version + 1, state = 'GRANTED', answer = (s->>'answer')::text, answered_by_id = who, answered_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (not exists (select from restriction x left join approval q on q.id = x.approval_id
          where x.id = r.restriction_id and (x.by_id = who or q.creator_id = who)))
        and ((staff_may(who, 'person.unblock') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true,
        'grant'
      into e.id, e.parties, e.by_staff, e.check_move;
  else
    raise exception 'a block_appeal has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('block_appeal', p_move, (select r.version from block_appeal r where r.id = p_id), p_version);
  end if;
  e.kind := 'block_appeal';
  return e;
end $$;

create or replace function block_appeal_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,restriction_id,text}'::text[] <> '{}' then perform columns_refused('block_appeal', row_); end if;
  insert into block_appeal as r (id, restriction_id, text, state, user_id, due_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'restriction_id')::uuid, (row_->>'text')::text, 'OPEN', who, at + make_interval(hours => ((select value from setting where name = 'block_appeals' and effective_from <= app_now() order by effective_from desc limit 1)->>'answerHours')::int), at)
  returning who = r.user_id,
        r.id,
        array[r.user_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a block_appeal may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'block_appeal';
  return e;
end $$;

create or replace function block_appeal_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from restriction x where x.id = r.restriction_id
          and x.user_id = r.user_id and x.kind = 'blocked' and restriction_binds(x.state, x.until)
          and r.created_at <= x.created_at + make_interval(days => ((select value from setting where name = 'block_appeals' and effective_from <= app_now() order by effective_from desc limit 1)->>'withinDays')::int))) is not true then 'it is about a block of its person that is in force, and not old' end into broken from block_appeal r where r.id = p_id;
    when 'grant' then
      select case when (exists (select from restriction x where x.id = r.restriction_id and x.state = 'LIFTED'
          and x.lifted_by_id = r.answered_by_id and x.lifted_at = r.answered_at)) is not true then 'its block is lifted' end into broken from block_appeal r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'block_appeal %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function break_glass_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'ratify' then
    if s <> '{}' then perform columns_refused('break_glass', s); end if;
    update break_glass r set version = r.version + 1, ratified_by_id = who, ratified_at = at
      where r.id = p_id and r.version = p_version
        and (ratified_at is null)
        and ((staff_may(who, 'break_glass.ratify') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a break_glass has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('break_glass', p_move, (select r.version from break_glass r where r.id = p_id), p_version);
  end if;
  e.kind := 'break_glass';
  return e;
end $$;

create or replace function break_glass_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,permission,reason}'::text[] <> '{}' then perform columns_refused('break_glass', row_); end if;
  insert into break_glass as r (id, permission, reason, user_id, until, created_at)
  values ((row_->>'id')::uuid, (row_->>'permission')::text, (row_->>'reason')::text, who, at + interval '60 minutes', at)
  returning true,
        r.id,
        array[r.user_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a break_glass may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'break_glass';
  return e;
end $$;

create or replace function break_glass_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from staff_member s where s.user_id = r.user_id) and not exists (select from staff_member s where s.user_id = r.user_id and s.role = 'AUDITOR')) is not true then 'its taker is staff who act'
        when ((exists (select from permission p where p.name = r.permission) and r.permission !~ '^(role|break_glass)[.]' and r.permission <> 'approval.veto'
          and not exists (select from role_permission g where g.permission = r.permission and g.grades ~ 'g'))) is not true then 'it is a permission that can be taken' end into broken from break_glass r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'break_glass %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function bulk_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'stop' then
    if s <> '{}' then perform columns_refused('bulk', s); end if;
    update bulk r set version = r.version + 1, state = 'STOPPED', ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((staff_may(who, 'approval.veto')) or (staff_may(who, 'dispute.reassign')) or (staff_may(who, 'payout.reject')) or (staff_may(who, 'payouts.pause')) or (staff_may(who, 'refund.source')) or (staff_may(who, 'chargeback.answer')) or (staff_may(who, 'reconciliation.read')) or (staff_may(who, 'ledger.read')) or (staff_may(who, 'trade.extend')) or (staff_may(who, 'outage.mark')) or (staff_may(who, 'person.unmask_contact')) or (staff_may(who, 'person.unmask_account')) or (staff_may(who, 'person.view_as')) or (staff_may(who, 'person.note')) or (staff_may(who, 'person.unblock')) or (staff_may(who, 'person.freeze')) or (staff_may(who, 'person.unfreeze')) or (staff_may(who, 'verification.decide')) or (staff_may(who, 'flag.kill')) or (staff_may(who, 'category.change')) or (staff_may(who, 'offer.extend')) or (staff_may(who, 'offer.moderate')) or (staff_may(who, 'support.answer')) or (staff_may(who, 'support.template')) or (staff_may(who, 'banner.publish')) or (staff_may(who, 'audit.read')) or (staff_may(who, 'audit.export')) or (staff_may(who, 'notice.resend')) or (staff_may(who, 'job.retry')) or (staff_may(who, 'break_glass.ratify')) or (staff_may(who, 'role.revoke')))
      returning r.id,
        true,
        'stop'
      into e.id, e.by_staff, e.check_move;
  when 'finish' then
    if s <> '{}' then perform columns_refused('bulk', s); end if;
    update bulk r set version = r.version + 1, state = 'DONE', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        'finish'
      into e.id, e.check_move;
  else
    raise exception 'a bulk has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('bulk', p_move, (select r.version from bulk r where r.id = p_id), p_version);
  end if;
  e.kind := 'bulk';
  return e;
end $$;

create or replace function bulk_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,act,reason_code,reason,rows}'::text[] <> '{}' then perform columns_refused('bulk', row_); end if;
  insert into bulk as r (id, act, reason_code, reason, state, by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'act')::text, (row_->>'reason_code')::text, (row_->>'reason')::text, 'OPEN', who, at)
  returning (staff_may(who, 'approval.veto')) or (staff_may(who, 'dispute.reassign')) or (staff_may(who, 'payout.reject')) or (staff_may(who, 'payouts.pause')) or (staff_may(who, 'refund.source')) or (staff_may(who, 'chargeback.answer')) or (staff_may(who, 'reconciliation.read')) or (staff_may(who, 'ledger.read')) or (staff_may(who, 'trade.extend')) or (staff_may(who, 'outage.mark')) or (staff_may(who, 'person.unmask_contact')) or (staff_may(who, 'person.unmask_account')) or (staff_may(who, 'person.view_as')) or (staff_may(who, 'person.note')) or (staff_may(who, 'person.unblock')) or (staff_may(who, 'person.freeze')) or (staff_may(who, 'person.unfreeze')) or (staff_may(who, 'verification.decide')) or (staff_may(who, 'flag.kill')) or (staff_may(who, 'category.change')) or (staff_may(who, 'offer.extend')) or (staff_may(who, 'offer.moderate')) or (staff_may(who, 'support.answer')) or (staff_may(who, 'support.template')) or (staff_may(who, 'banner.publish')) or (staff_may(who, 'audit.read')) or (staff_may(who, 'audit.export')) or (staff_may(who, 'notice.resend')) or (staff_may(who, 'job.retry')) or (staff_may(who, 'break_glass.ratify')) or (staff_may(who, 'role.revoke')),
        r.id,
        true,
        'insert'
      into allowed, e.id, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a bulk may not be made by %', who using errcode = '42501';
  end if;
  insert into bulk_row (bulk_id, row_id, place, state, result)
  select e.id, (l->>'row_id')::text, (l->>'place')::int, (l->>'state')::bulk_row_state, (l->>'result')::text from jsonb_array_elements(row_->'rows') l;
  e.kind := 'bulk';
  return e;
end $$;

create or replace function bulk_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (staff_holds(r.by_id, split_part(r.act, ':', 1), 'd')) is not true then 'its maker does its act alone'
        when (not exists (select from role_permission g where g.permission = split_part(r.act, ':', 1) and g.grades ~ '[ag]')) is not true then 'no two people are needed for its act'
        when (exists (select from act_reason c where c.act = r.act and c.code = r.reason_code)) is not true then 'its reason has a code of its act'
        when ((select count(*) from bulk_row b where b.bulk_id = r.id) between 1 and 200) is not true then 'it has rows, and no more than one may' end into broken from bulk r where r.id = p_id;
    when 'stop' then
      select case when (staff_holds(r.ended_by_id, split_part(r.act, ':', 1), 'd')) is not true then 'who stops it may do its act' end into broken from bulk r where r.id = p_id;
    when 'finish' then
      select case when (not exists (select from bulk_row b where b.bulk_id = r.id and b.state = 'WAITING')) is not true then 'no row waits' end into broken from bulk r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'bulk %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function category_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'change' then
    if s - '{parent_id,name,describes,words,position,is_active,is_taxed}'::text[] <> '{}' then perform columns_refused('category', s); end if;
    update category r set version = r.version + 1, parent_id = (s->>'parent_id')::uuid, name = (s->>'name')::text, describes = (s->>'describes')::text, words = array(select jsonb_array_elements_text(s->'words')), position = (s->>'position')::int, is_active = (s->>'is_active')::boolean, is_taxed = (s->>'is_taxed')::boolean
      where r.id = p_id and r.version = p_version
        and ((staff_may(who, 'category.change')))
      returning r.id,
        true,
        'change'
      into e.id, e.by_staff, e.check_move;
  else
    raise exception 'a category has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('category', p_move, (select r.version from category r where r.id = p_id), p_version);
  end if;
  e.kind := 'category';
  return e;
end $$;

create or replace function category_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,parent_id,slug,name,describes,words,position}'::text[] <> '{}' then perform columns_refused('category', row_); end if;
  insert into category as r (id, parent_id, slug, name, describes, words, position, created_at)
  values ((row_->>'id')::uuid, (row_->>'parent_id')::uuid, (row_->>'slug')::text, (row_->>'name')::text, (row_->>'describes')::text, array(select jsonb_array_elements_text(row_->'words')), (row_->>'position')::int, at)
  returning (staff_may(who, 'category.change')),
        r.id,
        true,
        'insert'
      into allowed, e.id, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a category may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'category';
  return e;
end $$;

create or replace function category_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (r.parent_id is null or is_branch(r.parent_id) and r.parent_id <> r.id) is not true then 'what is above it takes more'
        when (not r.is_active or r.parent_id is null or exists (select from category c where c.id = r.parent_id and c.is_active)) is not true then 'what is above it is open' end into broken from category r where r.id = p_id;
    when 'change' then
      select case when (r.parent_id is null and not exists (select from category_schema s where s.category_id = r.id)
          or is_branch(r.parent_id) and r.parent_id <> r.id and not exists (select from category c where c.parent_id = r.id)) is not true then 'what is above it takes more'
        when (r.is_active or not exists (select from category c where c.parent_id = r.id and c.is_active)) is not true then 'what is below it is closed'
        when (not r.is_active or r.parent_id is null or exists (select from category c where c.id = r.parent_id and c.is_active)) is not true then 'what is above it is open' end into broken from category r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'category %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function category_schema_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,category_id,version,schema}'::text[] <> '{}' then perform columns_refused('category_schema', row_); end if;
  insert into category_schema as r (id, category_id, version, schema, by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'category_id')::uuid, (row_->>'version')::int, row_->'schema', who, at)
  returning (staff_may(who, 'category.change')),
        r.id,
        true,
        'insert'
      into allowed, e.id, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a category_schema may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'category_schema';
  return e;
end $$;

create or replace function category_schema_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (r.version = (select count(*) from category_schema s where s.category_id = r.category_id)
          and not exists (select from category c where c.parent_id = r.category_id)) is not true then 'it is the next one of a leaf'
        when (jsonb_typeof(r.schema->'attributes') = 'array' and jsonb_typeof(r.schema->'conditions') = 'array') is not true then 'it has attributes and conditions' end into broken from category_schema r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'category_schema %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function chargeback_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'wait' then
    if s - '{due_at,check_at}'::text[] <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1, due_at = case when s ? 'due_at' then (s->>'due_at')::timestamptz else r.due_at end, check_at = case when s ? 'check_at' then (s->>'check_at')::timestamptz else r.check_at end
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'answer' then
    if s - '{response,evidence,check_at}'::text[] <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1, response = (s->>'response')::text, evidence = s->'evidence', check_at = (s->>'check_at')::timestamptz, responded_by_id = who, responded_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((staff_may(who, 'chargeback.answer') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end,
        true,
        'answer'
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move;
  when 'send' then
    if s - '{evidence,check_at}'::text[] <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1, evidence = s->'evidence', check_at = (s->>'check_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'deliver' then
    if s - '{evidence,check_at}'::text[] <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1, evidence = s->'evidence', check_at = (s->>'check_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'win' then
    if s <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1, state = 'WON', check_at = null, closed_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end,
        array['chargeback_won ' || self || ' ' || '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]'],
        array[r.held_minor]::bigint[],
        true,
        'win'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.check_move;
  when 'lose' then
    if s - '{loss_minor}'::text[] <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1, state = 'LOST', loss_minor = (s->>'loss_minor')::bigint, check_at = null, closed_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end,
        array['chargeback_lost ' || self || ' ' || '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]',
          'chargeback_loss ' || self || ' ' || '["CHARGEBACK_LOSS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]',
          'chargeback_won ' || self || ' ' || '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]'],
        array[null, r.loss_minor, null]::bigint[],
        true,
        'lose'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.check_move;
  when 'recover' then
    if s - '{by}'::text[] <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1, recovered_minor = recovered_minor + (s->>'by')::bigint
      where r.id = p_id and r.version = p_version
        and r.state = 'LOST'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end,
        array['chargeback_recovery ' || self || ' ' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]' || '["CHARGEBACK_LOSS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]'],
        array[(s->>'by')::bigint]::bigint[]
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts;
  when 'unfreeze' then
    if s <> '{}' then perform columns_refused('chargeback', s); end if;
    update chargeback r set version = r.version + 1
      where r.id = p_id and r.version = p_version
        and r.state in ('WON', 'LOST')
        and ((staff_may(who, 'person.unfreeze') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end,
        true
      into e.id, e.parties, e.hold, e.due, e.by_staff;
  else
    raise exception 'a chargeback has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('chargeback', p_move, (select r.version from chargeback r where r.id = p_id), p_version);
  end if;
  e.kind := 'chargeback';
  return e;
end $$;

create or replace function chargeback_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,deposit_id,user_id,gateway,gateway_record_id,currency,amount_minor,held_minor,category,due_at,check_at}'::text[] <> '{}' then perform columns_refused('chargeback', row_); end if;
  insert into chargeback as r (id, deposit_id, user_id, gateway, gateway_record_id, currency, amount_minor, held_minor, category, due_at, check_at, state, created_at)
  values ((row_->>'id')::uuid, (row_->>'deposit_id')::uuid, (row_->>'user_id')::uuid, (row_->>'gateway')::text, (row_->>'gateway_record_id')::text, (row_->>'currency')::text, (row_->>'amount_minor')::bigint, (row_->>'held_minor')::bigint, (row_->>'category')::text, (row_->>'due_at')::timestamptz, (row_->>'check_at')::timestamptz, 'OPEN', at)
  returning (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        array[r.user_id],
        '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('OPEN') then r.held_minor else 0 end,
        case when r.state in ('OPEN') then r.held_minor else 0 end <> 0,
        array['chargeback_hold ' || self || ' ' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]' || '["HOLD", "chargeback", "' || self || '", "' || r.currency || '"]'],
        array[r.held_minor]::bigint[],
        'insert'
      into allowed, e.id, e.parties, e.hold, e.due, e.due_moved, e.legs, e.amounts, e.check_move;
  if allowed is not true then
    raise exception 'a chargeback may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'chargeback';
  return e;
end $$;

create or replace function chargeback_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from deposit d where d.id = r.deposit_id and d.user_id = r.user_id
        and d.gateway = r.gateway and d.currency = r.currency and r.amount_minor <= d.paid_minor and d.state = 'CHARGEBACK_OPEN')) is not true then 'it matches its deposit' end into broken from chargeback r where r.id = p_id;
    when 'answer' then
      select case when (r.response = 'accepted' or r.response = 'declined' and r.evidence is not null) is not true then 'it is contested with evidence, or accepted' end into broken from chargeback r where r.id = p_id;
    when 'win' then
      select case when (not exists (select from deposit d where d.id = r.deposit_id and d.state = 'CHARGEBACK_OPEN')) is not true then 'its deposit has moved on' end into broken from chargeback r where r.id = p_id;
    when 'lose' then
      select case when (not exists (select from deposit d where d.id = r.deposit_id and d.state = 'CHARGEBACK_OPEN')) is not true then 'its deposit has moved on' end into broken from chargeback r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'chargeback %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function checkout_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'pay' then
    if s <> '{}' then perform columns_refused('checkout', s); end if;
    update checkout r set version = r.version + 1, state = 'PAID', ended_at = at, delivery = null
      where r.id = p_id and r.version = p_version
        and r.state = 'AWAITING_FUNDS'
        and (who = r.buyer_id)
      returning r.id,
        array[r.buyer_id],
        'pay'
      into e.id, e.parties, e.check_move;
  when 'cancel' then
    if s <> '{}' then perform columns_refused('checkout', s); end if;
    update checkout r set version = r.version + 1, state = 'CANCELLED', ended_at = at, delivery = null
      where r.id = p_id and r.version = p_version
        and r.state = 'AWAITING_FUNDS'
        and (who = r.buyer_id)
      returning r.id,
        array[r.buyer_id]
      into e.id, e.parties;
  when 'fail' then
    if s - '{failure}'::text[] <> '{}' then perform columns_refused('checkout', s); end if;
    update checkout r set version = r.version + 1, state = 'FAILED', failure = (s->>'failure')::text, ended_at = at, delivery = null
      where r.id = p_id and r.version = p_version
        and r.state = 'AWAITING_FUNDS'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id]
      into e.id, e.parties;
  when 'lapse' then
    if s <> '{}' then perform columns_refused('checkout', s); end if;
    update checkout r set version = r.version + 1, state = 'LAPSED', ended_at = at, delivery = null
      where r.id = p_id and r.version = p_version
        and r.state = 'AWAITING_FUNDS'
        and (expires_at <= at)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id]
      into e.id, e.parties;
  else
    raise exception 'a checkout has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('checkout', p_move, (select r.version from checkout r where r.id = p_id), p_version);
  end if;
  e.kind := 'checkout';
  return e;
end $$;

create or replace function checkout_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,buyer_id,currency,total_minor,deposit_minor,quote,delivery,state}'::text[] <> '{}' then perform columns_refused('checkout', row_); end if;
  if coalesce(row_->>'state', 'AWAITING_FUNDS') not in ('AWAITING_FUNDS', 'PAID') then
    raise exception 'no checkout is made %', row_->>'state' using errcode = '42501';
  end if;
  insert into checkout as r (id, buyer_id, currency, total_minor, deposit_minor, quote, delivery, state, expires_at, ended_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'buyer_id')::uuid, (row_->>'currency')::text, (row_->>'total_minor')::bigint, (row_->>'deposit_minor')::bigint, row_->'quote', row_->'delivery', coalesce(row_->>'state', 'AWAITING_FUNDS')::checkout_state, at + interval '30 minutes', case row_->>'state' when 'PAID' then at end, at)
  returning who = r.buyer_id,
        r.id,
        array[r.buyer_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a checkout may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'checkout';
  return e;
end $$;

create or replace function checkout_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (case r.state when 'PAID' then checkout_is_paid(r) else true end) is not true then 'its parcels cost what it says' end into broken from checkout r where r.id = p_id;
    when 'pay' then
      select case when (checkout_is_paid(r)) is not true then 'its parcels cost what it says' end into broken from checkout r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'checkout %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function correction_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  insert into correction as r (id, act, user_id, currency, amount_minor, direction, case_kind, case_id, case_key, finding, says, posting_id, approval_id, created_at)
  select a.subject_id, a.act, a.beneficiary_id, a.currency, a.amount_minor, a.detail->>'direction', a.detail->>'caseKind',
        (a.detail->>'caseId')::uuid, case_key(a.detail->>'caseKind', (a.detail->>'caseId')::uuid), a.detail->>'finding', a.detail->>'says',
        p_posting, a.id, at
      from approval a where a.id = (row_->>'approval_id')::uuid and a.act in ('refund.credit', 'money.adjust', 'insurance.pay') and a.subject_kind = 'correction'
        and a.approver_id = who and a.state = 'AGREED' and a.ended_at = at and a.beneficiary_id = (a.detail->>'userId')::uuid
  returning true,
        r.id,
        array[r.user_id],
        array['refund_credit ' || r.id || ' ' || '["ADJUSTMENTS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]',
          'adjustment_in ' || r.id || ' ' || '["ADJUSTMENTS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]',
          'adjustment_out ' || r.id || ' ' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]' || '["ADJUSTMENTS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]',
          'insurance_payment ' || r.id || ' ' || '["INSURANCE", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]'],
        array[case when r.act = 'refund.credit' and r.direction = 'in' then r.amount_minor else 0 end, case when r.act = 'money.adjust' and r.direction = 'in' then r.amount_minor else 0 end, case when r.act = 'money.adjust' and r.direction = 'out' then r.amount_minor else 0 end, case when r.act = 'insurance.pay' and r.direction = 'in' then r.amount_minor else 0 end]::bigint[],
        'insert'
      into allowed, e.id, e.parties, e.legs, e.amounts, e.check_move;
  if allowed is not true then
    raise exception 'a correction may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'correction';
  return e;
end $$;

create or replace function correction_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (r.amount_minor > 0 and (r.direction = 'in' or r.direction = 'out' and r.act = 'money.adjust')) is not true then 'it moves an amount'
        when (r.act = 'refund.credit' and r.finding in ('our_mistake', 'provider_mistake', 'taken_twice') or r.act = 'money.adjust' and r.finding in ('our_mistake', 'provider_mistake', 'credited_twice', 'wrong_person', 'wrong_amount') or r.act = 'insurance.pay' and r.finding in ('our_mistake', 'provider_mistake', 'fraud', 'lost_after_trade')) is not true then 'its finding is one of its act'
        when (is_case_of(r.case_kind, r.case_id, r.user_id)) is not true then 'its case is of the wallet''s owner'
        when (r.act = 'money.adjust' or not is_in_dispute(r.case_key)) is not true then 'a ruling decides about an open dispute'
        when (exists (select from trading_allowance a where a.user_id = r.user_id and a.closed_at is null)) is not true then 'its owner''s account is open'
        when (r.act <> 'insurance.pay' or insurance_fits(r.currency, r.case_key)) is not true then 'the fund has room for it' end into broken from correction r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'correction %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function deposit_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'settle' then
    if s - '{paid_minor,gateway_fee_minor,gateway_record_id,channel,paid_at}'::text[] <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'PAID', paid_minor = (s->>'paid_minor')::bigint, gateway_fee_minor = (s->>'gateway_fee_minor')::bigint, gateway_record_id = (s->>'gateway_record_id')::text, channel = (s->>'channel')::text, paid_at = (s->>'paid_at')::timestamptz, failure = null, check_at = null
      where r.id = p_id and r.version = p_version
        and r.state in ('INITIATED', 'FAILED', 'EXPIRED')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        array['deposit_credit ' || self || ' ' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]',
          'gateway_fee ' || self || ' ' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]'],
        array[r.paid_minor, coalesce(r.gateway_fee_minor, 0)]::bigint[],
        'settle'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.check_move;
  when 'quarantine' then
    if s - '{paid_minor,gateway_fee_minor,gateway_record_id,channel,paid_at}'::text[] <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'QUARANTINED', paid_minor = (s->>'paid_minor')::bigint, gateway_fee_minor = (s->>'gateway_fee_minor')::bigint, gateway_record_id = (s->>'gateway_record_id')::text, channel = (s->>'channel')::text, paid_at = (s->>'paid_at')::timestamptz, failure = null, check_at = null
      where r.id = p_id and r.version = p_version
        and r.state in ('INITIATED', 'FAILED', 'EXPIRED')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        array['deposit_quarantine ' || self || ' ' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]' || '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
          'gateway_fee ' || self || ' ' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]'],
        array[r.paid_minor, coalesce(r.gateway_fee_minor, 0)]::bigint[],
        true,
        'quarantine'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.check_move;
  when 'fail' then
    if s - '{failure,check_at}'::text[] <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'FAILED', failure = (s->>'failure')::text, check_at = (s->>'check_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state = 'INITIATED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'expire' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'EXPIRED', check_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'INITIATED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'wait' then
    if s - '{check_at,failure}'::text[] <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, check_at = case when s ? 'check_at' then (s->>'check_at')::timestamptz else r.check_at end, failure = case when s ? 'failure' then (s->>'failure')::text else r.failure end
      where r.id = p_id and r.version = p_version
        and r.state in ('INITIATED', 'FAILED')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'release' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'PAID'
      where r.id = p_id and r.version = p_version
        and r.state = 'QUARANTINED'
        and ((staff_may(who, 'deposit.release') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        array['quarantine_release ' || self || ' ' || '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]'],
        array[r.paid_minor]::bigint[],
        true,
        true,
        'release'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.by_staff, e.check_move;
  when 'return' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'REFUNDED'
      where r.id = p_id and r.version = p_version
        and r.state = 'QUARANTINED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        array['quarantine_return ' || self || ' ' || '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]'],
        array[r.paid_minor]::bigint[],
        true,
        'return'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.check_move;
  when 'refund:quarantined' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1
      where r.id = p_id and r.version = p_version
        and r.state = 'QUARANTINED'
        and ((staff_may(who, 'refund.source') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        true,
        'refund:quarantined'
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move;
  when 'refund:late' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1
      where r.id = p_id and r.version = p_version
        and r.state = 'QUARANTINED'
        and (coalesce(r.paid_at, r.created_at) <= at - interval '72 hours')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        'refund:late'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'refund' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'REFUNDING'
      where r.id = p_id and r.version = p_version
        and r.state = 'PAID'
        and ((staff_may(who, 'refund.source') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        true,
        'refund'
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move;
  when 'refunded' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'REFUNDED'
      where r.id = p_id and r.version = p_version
        and r.state = 'REFUNDING'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        'refunded'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'keep' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'PAID'
      where r.id = p_id and r.version = p_version
        and r.state = 'REFUNDING'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        'keep'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'dispute' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'CHARGEBACK_OPEN'
      where r.id = p_id and r.version = p_version
        and r.state = 'PAID'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        'dispute'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'win' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'PAID'
      where r.id = p_id and r.version = p_version
        and r.state = 'CHARGEBACK_OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        'win'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'lose' then
    if s <> '{}' then perform columns_refused('deposit', s); end if;
    update deposit r set version = r.version + 1, state = 'CHARGED_BACK'
      where r.id = p_id and r.version = p_version
        and r.state = 'CHARGEBACK_OPEN'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        'lose'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  else
    raise exception 'a deposit has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('deposit', p_move, (select r.version from deposit r where r.id = p_id), p_version);
  end if;
  e.kind := 'deposit';
  return e;
end $$;

create or replace function deposit_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,user_id,gateway,reference,currency,asked_minor,return_to,check_at,expires_at,paid_minor,gateway_fee_minor,gateway_record_id,gateway_reference,virtual_account_id,channel,sender_name,sender_bank,sender_account,name_match,paid_at,state}'::text[] <> '{}' then perform columns_refused('deposit', row_); end if;
  if coalesce(row_->>'state', 'INITIATED') not in ('INITIATED', 'PAID', 'QUARANTINED') then
    raise exception 'no deposit is made %', row_->>'state' using errcode = '42501';
  end if;
  insert into deposit as r (id, user_id, gateway, reference, currency, asked_minor, return_to, check_at, expires_at, paid_minor, gateway_fee_minor, gateway_record_id, gateway_reference, virtual_account_id, channel, sender_name, sender_bank, sender_account, name_match, paid_at, state, created_at)
  values ((row_->>'id')::uuid, (row_->>'user_id')::uuid, (row_->>'gateway')::text, (row_->>'reference')::text, (row_->>'currency')::text, (row_->>'asked_minor')::bigint, (row_->>'return_to')::text, (row_->>'check_at')::timestamptz, (row_->>'expires_at')::timestamptz, (row_->>'paid_minor')::bigint, (row_->>'gateway_fee_minor')::bigint, (row_->>'gateway_record_id')::text, (row_->>'gateway_reference')::text, (row_->>'virtual_account_id')::uuid, (row_->>'channel')::text, (row_->>'sender_name')::text, (row_->>'sender_bank')::text, (row_->>'sender_account')::text, (row_->>'name_match')::text, (row_->>'paid_at')::timestamptz, coalesce(row_->>'state', 'INITIATED')::deposit_state, at)
  returning who = r.user_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        array[r.user_id],
        '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end,
        case when r.state in ('QUARANTINED') then r.paid_minor else 0 end <> 0,
        case r.state when 'PAID' then array['deposit_credit ' || self || ' ' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]',
          'gateway_fee ' || self || ' ' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]']
          when 'QUARANTINED' then array['deposit_quarantine ' || self || ' ' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]' || '["HOLD", "deposit", "' || self || '", "' || r.currency || '"]',
          'gateway_fee ' || self || ' ' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]'] else null end,
        case r.state when 'PAID' then array[r.paid_minor, coalesce(r.gateway_fee_minor, 0)]::bigint[]
          when 'QUARANTINED' then array[r.paid_minor, coalesce(r.gateway_fee_minor, 0)]::bigint[] else null end,
        'insert'
      into allowed, e.id, e.parties, e.hold, e.due, e.due_moved, e.legs, e.amounts, e.check_move;
  if allowed is not true then
    raise exception 'a deposit may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'deposit';
  return e;
end $$;

create or replace function deposit_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (r.state = 'INITIATED' or who = system_id()) is not true then 'only the system inserts paid deposits'
        when (who = system_id() or num_nonnulls(r.paid_minor, r.gateway_fee_minor, r.gateway_record_id,
        r.gateway_reference, r.virtual_account_id, r.channel, r.sender_name, r.sender_bank, r.sender_account, r.name_match, r.paid_at) = 0) is not true then 'a user sets no payment details'
        when (who = system_id() or (exists (select from app_user u where u.id = r.user_id and u.closed_at is null
            and u.email_verified_at is not null and u.phone_verified_at is not null) or decide_again('verification'))) is not true then 'a user is verified'
        when (gateway_account(r.gateway) is not null and is_currency(r.currency)) is not true then 'its gateway and its currency are known' end into broken from deposit r where r.id = p_id;
    when 'settle' then
      select case when (not exists (select from allowance a where a.user_id = r.user_id and a.closed_at is not null)) is not true then 'its owner''s account is open' end into broken from deposit r where r.id = p_id;
    when 'quarantine' then
      select case when (exists (select from allowance a where a.user_id = r.user_id and a.closed_at is not null)) is not true then 'its owner''s account is closed' end into broken from deposit r where r.id = p_id;
    when 'release' then
      select case when (r.name_match = 'unknown') is not true then 'the sender''s name is unclear, not another person''s'
        when (not release_needs_two_people(r.paid_minor) or release_is_agreed(r.id, r.user_id, r.paid_minor, r.currency)) is not true then 'two people have agreed to a large one' end into broken from deposit r where r.id = p_id;
    when 'return' then
      select case when (exists (select from refund f where f.deposit_id = r.id and f.state in ('DONE'))) is not true then 'its refund is in the matching state' end into broken from deposit r where r.id = p_id;
    when 'refund:quarantined' then
      select case when (exists (select from refund f where f.deposit_id = r.id and f.state in ('REQUESTED'))) is not true then 'its refund is in the matching state' end into broken from deposit r where r.id = p_id;
    when 'refund:late' then
      select case when (exists (select from refund f where f.deposit_id = r.id and f.state in ('REQUESTED'))) is not true then 'its refund is in the matching state'
        when ((select count(*) from refund f where f.deposit_id = r.id) = 1) is not true then 'it has no other refund' end into broken from deposit r where r.id = p_id;
    when 'refund' then
      select case when (exists (select from refund f where f.deposit_id = r.id and f.state in ('REQUESTED'))) is not true then 'its refund is in the matching state' end into broken from deposit r where r.id = p_id;
    when 'refunded' then
      select case when (exists (select from refund f where f.deposit_id = r.id and f.state in ('DONE'))) is not true then 'its refund is in the matching state' end into broken from deposit r where r.id = p_id;
    when 'keep' then
      select case when (exists (select from refund f where f.deposit_id = r.id and f.state in ('FAILED'))) is not true then 'its refund is in the matching state' end into broken from deposit r where r.id = p_id;
    when 'dispute' then
      select case when (exists (select from chargeback c where c.deposit_id = r.id and c.state in ('OPEN'))) is not true then 'its chargeback is in the matching state' end into broken from deposit r where r.id = p_id;
    when 'win' then
      select case when (exists (select from chargeback c where c.deposit_id = r.id and c.state in ('WON'))) is not true then 'its chargeback is in the matching state' end into broken from deposit r where r.id = p_id;
    when 'lose' then
      select case when (exists (select from chargeback c where c.deposit_id = r.id and c.state in ('LOST'))) is not true then 'its chargeback is in the matching state' end into broken from deposit r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'deposit %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function dispute_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'write' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, heard_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'UNDER_REVIEW', 'APPEALED')
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        'write'
      into e.id, e.parties, e.check_move;
  when 'answer' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'UNDER_REVIEW', clock_from = at, deadline_at = at + interval '48 hours', heard_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        'answer'
      into e.id, e.parties, e.check_move;
  when 'start-review' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'UNDER_REVIEW', clock_from = at, deadline_at = at + interval '48 hours'
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (dispute_time_is_over(r, at))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)]
      into e.id, e.parties;
  when 'review' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, review_started_at = at, moderator_id = who
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'UNDER_REVIEW', 'APPEALED')
        and (review_started_at is null and not has_ruled(who, r.trade_id) and not is_linked_to_trade(who, r.trade_id))
        and ((staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from trade t where t.id = r.trade_id) and who <> (select t.seller_id from trade t where t.id = r.trade_id) and who <> (select t.performer_id from trade t where t.id = r.trade_id)))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        true
      into e.id, e.parties, e.by_staff;
  when 'late' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, clock_from = at, deadline_at = at + interval '48 hours', moderator_id = null, review_started_at = null, times_late = r.times_late + 1
      where r.id = p_id and r.version = p_version
        and r.state in ('UNDER_REVIEW', 'APPEALED')
        and (dispute_time_is_over(r, at))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)]
      into e.id, e.parties;
  when 'rule' then
    if s - '{outcome,finding,refund_minor,return_paid_by}'::text[] <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'RULED', outcome = (s->>'outcome')::text, finding = (s->>'finding')::text, refund_minor = (s->>'refund_minor')::bigint, return_paid_by = (s->>'return_paid_by')::text, clock_from = at, deadline_at = at + interval '24 hours', ruled_at = at, moderator_id = coalesce((select a.creator_id from approval a where a.act = 'dispute.rule' and a.subject_id = r.id and a.approver_id = who
        and a.ended_at = at), who)
      where r.id = p_id and r.version = p_version
        and r.state = 'UNDER_REVIEW'
        and ((staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from trade t where t.id = r.trade_id) and who <> (select t.seller_id from trade t where t.id = r.trade_id) and who <> (select t.performer_id from trade t where t.id = r.trade_id)))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        true,
        'rule'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'accept' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, buyer_accepted_at = case when who = (select t.buyer_id from trade t where t.id = r.trade_id) then at else r.buyer_accepted_at end, seller_accepted_at = case when who = (select t.seller_id from trade t where t.id = r.trade_id) then at else r.seller_accepted_at end
      where r.id = p_id and r.version = p_version
        and r.state = 'RULED'
        and (case when who = (select t.buyer_id from trade t where t.id = r.trade_id) then r.buyer_accepted_at else r.seller_accepted_at end is null and case when who = (select t.buyer_id from trade t where t.id = r.trade_id) then r.seller_accepted_at else r.buyer_accepted_at end is null)
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)]
      into e.id, e.parties;
  when 'finish:accepted' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'CLOSED', buyer_accepted_at = coalesce(r.buyer_accepted_at, at), seller_accepted_at = coalesce(r.seller_accepted_at, at), closed_how = 'ruled', closed_at = at, deadline_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'RULED'
        and (case when who = (select t.buyer_id from trade t where t.id = r.trade_id) then r.buyer_accepted_at else r.seller_accepted_at end is null and case when who = (select t.buyer_id from trade t where t.id = r.trade_id) then r.seller_accepted_at else r.buyer_accepted_at end is not null)
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        array['fee_given_back ' || self || ' ' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]' || '["WALLET", "", "' || (select t.performer_id from trade t where t.id = r.trade_id) || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]'],
        array[fee_to_give_back(r)]::bigint[],
        'finish:accepted'
      into e.id, e.parties, e.legs, e.amounts, e.check_move;
  when 'finish:over' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'CLOSED', closed_how = 'ruled', closed_at = at, deadline_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'RULED'
        and (dispute_time_is_over(r, at))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        array['fee_given_back ' || self || ' ' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]' || '["WALLET", "", "' || (select t.performer_id from trade t where t.id = r.trade_id) || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]'],
        array[fee_to_give_back(r)]::bigint[],
        'finish:over'
      into e.id, e.parties, e.legs, e.amounts, e.check_move;
  when 'appeal' then
    if s - '{appeal_reason}'::text[] <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'APPEALED', appeal_reason = (s->>'appeal_reason')::text, clock_from = at, deadline_at = at + interval '48 hours', moderator_id = null, review_started_at = null, appealed_by_id = who, appealed_at = at, buyer_accepted_at = null, seller_accepted_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'RULED'
        and (case when who = (select t.buyer_id from trade t where t.id = r.trade_id) then r.buyer_accepted_at else r.seller_accepted_at end is null and coalesce(length(s->>'appeal_reason'), 0) > 0)
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)]
      into e.id, e.parties;
  when 'rule-appeal' then
    if s - '{outcome,finding,refund_minor,return_paid_by}'::text[] <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'CLOSED', outcome = (s->>'outcome')::text, finding = (s->>'finding')::text, refund_minor = (s->>'refund_minor')::bigint, return_paid_by = (s->>'return_paid_by')::text, closed_how = 'ruled', closed_at = at, deadline_at = null, moderator_id = coalesce((select a.creator_id from approval a where a.act = 'dispute.rule' and a.subject_id = r.id and a.approver_id = who
        and a.ended_at = at), who)
      where r.id = p_id and r.version = p_version
        and r.state = 'APPEALED'
        and (not has_ruled(who, r.trade_id) and not is_linked_to_trade(who, r.trade_id))
        and ((staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from trade t where t.id = r.trade_id) and who <> (select t.seller_id from trade t where t.id = r.trade_id) and who <> (select t.performer_id from trade t where t.id = r.trade_id)))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        array['fee_given_back ' || self || ' ' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]' || '["WALLET", "", "' || (select t.performer_id from trade t where t.id = r.trade_id) || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]'],
        array[fee_to_give_back(r)]::bigint[],
        true,
        'rule-appeal'
      into e.id, e.parties, e.legs, e.amounts, e.by_staff, e.check_move;
  when 'concede' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'CLOSED', closed_how = 'conceded', closed_at = at, deadline_at = null, finding = null, return_paid_by = null, way_back_minor = null, outcome = case when who = (select t.confirmer_id from trade t where t.id = r.trade_id) then 'release' else 'refund' end, refund_minor = case when who = (select t.confirmer_id from trade t where t.id = r.trade_id) then 0 else (select t.hold_minor from trade t where t.id = r.trade_id) end
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'UNDER_REVIEW', 'RULED', 'APPEALED')
        and (not r.is_claim)
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        array['fee_given_back ' || self || ' ' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]' || '["WALLET", "", "' || (select t.performer_id from trade t where t.id = r.trade_id) || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]'],
        array[fee_to_give_back(r)]::bigint[],
        'concede'
      into e.id, e.parties, e.legs, e.amounts, e.check_move;
  when 'settle' then
    if s - '{refund_minor,return_paid_by,way_back_minor}'::text[] <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'CLOSED', refund_minor = (s->>'refund_minor')::bigint, return_paid_by = (s->>'return_paid_by')::text, way_back_minor = (s->>'way_back_minor')::bigint, closed_how = 'settled', closed_at = at, deadline_at = null, finding = null, outcome = case when s->>'return_paid_by' is not null then 'return' else case (s->>'refund_minor')::bigint when 0 then 'release' when (select t.hold_minor from trade t where t.id = r.trade_id) then 'refund' else 'split' end end
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'UNDER_REVIEW', 'RULED', 'APPEALED')
        and (not r.is_claim)
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        array['fee_given_back ' || self || ' ' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]' || '["WALLET", "", "' || (select t.performer_id from trade t where t.id = r.trade_id) || '", "' || (select t.hold_currency from trade t where t.id = r.trade_id) || '"]'],
        array[fee_to_give_back(r)]::bigint[],
        'settle'
      into e.id, e.parties, e.legs, e.amounts, e.check_move;
  when 'cancel' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'CLOSED', closed_how = 'cancelled', closed_at = at, deadline_at = null, finding = null, return_paid_by = null, way_back_minor = null, outcome = 'refund', refund_minor = (select t.hold_minor from trade t where t.id = r.trade_id)
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'UNDER_REVIEW', 'RULED', 'APPEALED')
        and (not r.is_claim)
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        'cancel'
      into e.id, e.parties, e.check_move;
  when 'withdraw' then
    if s <> '{}' then perform columns_refused('dispute', s); end if;
    update dispute r set version = r.version + 1, state = 'CLOSED', closed_how = 'withdrawn', closed_at = at, deadline_at = null
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'UNDER_REVIEW')
        and (r.is_claim and who = r.opened_by_id)
        and (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id))
      returning r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)]
      into e.id, e.parties;
  else
    raise exception 'a dispute has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('dispute', p_move, (select r.version from dispute r where r.id = p_id), p_version);
  end if;
  e.kind := 'dispute';
  return e;
end $$;

create or replace function dispute_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,trade_id,reason,statement,answers}'::text[] <> '{}' then perform columns_refused('dispute', row_); end if;
  insert into dispute as r (id, trade_id, reason, statement, answers, state, opened_by_id, opened_as, is_claim, clock_from, deadline_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'trade_id')::uuid, (row_->>'reason')::text, (row_->>'statement')::text, row_->'answers', 'OPEN', case when who <> system_id() then who end, dispute_opener((row_->>'trade_id')::uuid, who), coalesce((select t.ended_at is not null from trade t where t.id = (row_->>'trade_id')::uuid), false), at, at + interval '24 hours', at)
  returning who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id) or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from trade t where t.id = r.trade_id) and who <> (select t.seller_id from trade t where t.id = r.trade_id) and who <> (select t.performer_id from trade t where t.id = r.trade_id)),
        r.id,
        array[(select t.buyer_id from trade t where t.id = r.trade_id), (select t.seller_id from trade t where t.id = r.trade_id), (select t.performer_id from trade t where t.id = r.trade_id)],
        not (who = (select t.buyer_id from trade t where t.id = r.trade_id) or who = (select t.seller_id from trade t where t.id = r.trade_id) or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'insert'
      into allowed, e.id, e.parties, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a dispute may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'dispute';
  return e;
end $$;

create or replace function dispute_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from trade t where t.id = r.trade_id and case when r.is_claim
          then t.ended_at > r.created_at - interval '14 days' else t.state = 'DISPUTED' end)) is not true then 'its trade is disputed, or has ended lately'
        when (case r.opened_as when 'clock' then r.reason in ('silence', 'staff_review') when 'staff' then r.reason = 'staff_review' else r.reason not in ('silence', 'staff_review') end) is not true then 'its reason is one of who opened it'
        when (r.reason <> 'not_arrived' or not exists (select from parcel p join trade t on t.id = p.id where p.id = r.trade_id
          and t.delivered_at is null and case when (p.way->>'isPickUp')::boolean then (t.meeting->>'at')::timestamptz > r.created_at else p.promised_until > lagos_day(r.created_at) end)) is not true then 'what has not arrived is due' end into broken from dispute r where r.id = p_id;
    when 'write' then
      select case when (exists (select from dispute_statement s where s.dispute_id = r.id and s.author_id = who and s.created_at = app_now())) is not true then 'it is written in the same commit' end into broken from dispute r where r.id = p_id;
    when 'answer' then
      select case when (dispute_is_answered(r)) is not true then 'both parties have made a statement' end into broken from dispute r where r.id = p_id;
    when 'rule' then
      select case when (exists (select from ruling g where g.dispute_id = r.id and g.stage = 'review' and g.created_at = app_now()
          and (g.outcome, g.finding, g.refund_minor) = (r.outcome, r.finding, r.refund_minor)
          and g.return_paid_by is not distinct from r.return_paid_by)) is not true then 'a ruling of this commit says so' end into broken from dispute r where r.id = p_id;
    when 'finish:accepted' then
      select case when (dispute_has_ended_trade(r)) is not true then 'its trade ends as it says, with it' end into broken from dispute r where r.id = p_id;
    when 'finish:over' then
      select case when (dispute_has_ended_trade(r)) is not true then 'its trade ends as it says, with it' end into broken from dispute r where r.id = p_id;
    when 'rule-appeal' then
      select case when (exists (select from ruling g where g.dispute_id = r.id and g.stage = 'appeal' and g.created_at = app_now()
          and (g.outcome, g.finding, g.refund_minor) = (r.outcome, r.finding, r.refund_minor)
          and g.return_paid_by is not distinct from r.return_paid_by)) is not true then 'a ruling of this commit says so'
        when (dispute_has_ended_trade(r)) is not true then 'its trade ends as it says, with it' end into broken from dispute r where r.id = p_id;
    when 'concede' then
      select case when (dispute_has_ended_trade(r)) is not true then 'its trade ends as it says, with it' end into broken from dispute r where r.id = p_id;
    when 'settle' then
      select case when (exists (select from settlement_offer o where o.dispute_id = r.id and o.state = 'ACCEPTED'
          and o.ended_at = r.closed_at and o.refund_minor = r.refund_minor and o.offered_by_id <> who
          and (o.return_paid_by, o.way_back_minor) is not distinct from (r.return_paid_by, r.way_back_minor))) is not true then 'the other party offered it'
        when (dispute_has_ended_trade(r)) is not true then 'its trade ends as it says, with it' end into broken from dispute r where r.id = p_id;
    when 'cancel' then
      select case when (dispute_has_ended_trade(r)) is not true then 'its trade ends as it says, with it' end into broken from dispute r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'dispute %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function dispute_statement_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,dispute_id,kind,body}'::text[] <> '{}' then perform columns_refused('dispute_statement', row_); end if;
  insert into dispute_statement as r (id, dispute_id, kind, body, author_id, party, created_at)
  values ((row_->>'id')::uuid, (row_->>'dispute_id')::uuid, (row_->>'kind')::text, (row_->>'body')::text, who, (select dispute_opener(d.trade_id, who) from dispute d where d.id = (row_->>'dispute_id')::uuid), at)
  returning who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id),
        r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a dispute_statement may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'dispute_statement';
  return e;
end $$;

create or replace function dispute_statement_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from dispute d where d.id = r.dispute_id and d.heard_at = r.created_at and case r.kind
          when 'statement' then d.state in ('OPEN', 'UNDER_REVIEW') and d.opened_as <> r.party
          else d.state in ('UNDER_REVIEW', 'APPEALED') and (d.opened_as in ('buyer', 'seller') and d.opened_as <> r.party or exists (
            select from dispute_statement o where o.dispute_id = d.id and o.party <> r.party and o.kind = 'statement')) end)) is not true then 'its dispute takes it' end into broken from dispute_statement r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'dispute_statement %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function evidence_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'black_out' then
    if s <> '{}' then perform columns_refused('evidence', s); end if;
    update evidence r set version = r.version + 1, redacted_at = at, redacted_by_id = who
      where r.id = p_id and r.version = p_version
        and (evidence_side(dispute_id, who) in (side, 'staff'))
        and (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or (staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) and who <> (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)))
      returning r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)],
        not (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id))
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a evidence has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('evidence', p_move, (select r.version from evidence r where r.id = p_id), p_version);
  end if;
  e.kind := 'evidence';
  return e;
end $$;

create or replace function evidence_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,dispute_id,media_id,caption,sha256,link_id}'::text[] <> '{}' then perform columns_refused('evidence', row_); end if;
  insert into evidence as r (id, dispute_id, media_id, caption, sha256, link_id, by_id, side, created_at)
  values ((row_->>'id')::uuid, (row_->>'dispute_id')::uuid, (row_->>'media_id')::uuid, (row_->>'caption')::text, (row_->>'sha256')::text, (row_->>'link_id')::uuid, who, evidence_side((row_->>'dispute_id')::uuid, who), at)
  returning who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or (staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) and who <> (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)),
        r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)],
        not (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)),
        'insert'
      into allowed, e.id, e.parties, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a evidence may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'evidence';
  return e;
end $$;

create or replace function evidence_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from dispute d where d.id = r.dispute_id and d.state <> 'CLOSED')) is not true then 'its dispute is not closed'
        when (at_most((select count(*) from evidence e where e.dispute_id = r.dispute_id and e.side = r.side), 10, 'evidence')) is not true then 'its side has not too many'
        when (exists (select from media_record m where m.id = r.media_id and m.owner_id = r.by_id and m.purpose = 'evidence'
          and m.state = 'READY' and m.sha256 = r.sha256 and m.created_at = r.created_at)) is not true then 'its file came with it'
        when (r.link_id is null or exists (select from evidence_link l
          where l.id = r.link_id and l.dispute_id = r.dispute_id and l.made_by_id = r.by_id and l.evidence_id = r.id)) is not true then 'its link brought it' end into broken from evidence r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'evidence %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function evidence_link_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'use' then
    if s - '{evidence_id}'::text[] <> '{}' then perform columns_refused('evidence_link', s); end if;
    update evidence_link r set version = r.version + 1, evidence_id = (s->>'evidence_id')::uuid, used_at = at
      where r.id = p_id and r.version = p_version
        and (made_by_id = who and used_at is null and revoked_at is null and expires_at > at)
        and (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or (staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) and who <> (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)))
      returning r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)],
        not (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)),
        'use'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'revoke' then
    if s <> '{}' then perform columns_refused('evidence_link', s); end if;
    update evidence_link r set version = r.version + 1, revoked_at = at
      where r.id = p_id and r.version = p_version
        and (made_by_id = who and used_at is null and revoked_at is null)
        and (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or (staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) and who <> (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)))
      returning r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)],
        not (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id))
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a evidence_link has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('evidence_link', p_move, (select r.version from evidence_link r where r.id = p_id), p_version);
  end if;
  e.kind := 'evidence_link';
  return e;
end $$;

create or replace function evidence_link_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,dispute_id,label,token_hash}'::text[] <> '{}' then perform columns_refused('evidence_link', row_); end if;
  insert into evidence_link as r (id, dispute_id, label, token_hash, made_by_id, side, expires_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'dispute_id')::uuid, (row_->>'label')::text, (row_->>'token_hash')::text, who, evidence_side((row_->>'dispute_id')::uuid, who), at + interval '7 days', at)
  returning who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or (staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) and who <> (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)),
        r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)],
        not (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)),
        'insert'
      into allowed, e.id, e.parties, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a evidence_link may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'evidence_link';
  return e;
end $$;

create or replace function evidence_link_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from dispute d where d.id = r.dispute_id and d.state <> 'CLOSED')) is not true then 'its dispute is not closed'
        when (at_most((select count(*) from evidence_link l where l.dispute_id = r.dispute_id and l.side = r.side
          and l.used_at is null and l.revoked_at is null and l.expires_at > r.created_at), 5, 'evidence_link')) is not true then 'its side has few others open' end into broken from evidence_link r where r.id = p_id;
    when 'use' then
      select case when (exists (select from evidence e where e.id = r.evidence_id and e.link_id = r.id)) is not true then 'it brought something' end into broken from evidence_link r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'evidence_link %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function flag_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'adjust' then
    if s - '{rollout,rules,change_reason}'::text[] <> '{}' then perform columns_refused('flag', s); end if;
    update flag r set version = r.version + 1, rollout = (s->>'rollout')::int, rules = s->'rules', change_reason = (s->>'change_reason')::text, changed_by_id = who, changed_at = at, approval_id = null
      where r.id = p_id and r.version = p_version
        and (staff_holds(who, 'flag.change', 'd') and not is_money and killed_at is null)
        and ((staff_may(who, 'flag.change')))
      returning r.id,
        true,
        'adjust'
      into e.id, e.by_staff, e.check_move;
  when 'change' then
    if s <> '{}' then perform columns_refused('flag', s); end if;
    update flag r set version = r.version + 1, changed_by_id = who, changed_at = at, killed_at = null, approval_id = (select a.id from approval a where a.subject_id = r.id and a.act = 'flag.change' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1), rollout = (select (a.detail->>'rollout')::int from approval a where a.subject_id = r.id and a.act = 'flag.change' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1), rules = (select a.detail->'rules' from approval a where a.subject_id = r.id and a.act = 'flag.change' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1), change_reason = (select a.reason from approval a where a.subject_id = r.id and a.act = 'flag.change' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1)
      where r.id = p_id and r.version = p_version
        and ((staff_may(who, 'flag.change')))
      returning r.id,
        true,
        'change'
      into e.id, e.by_staff, e.check_move;
  when 'kill' then
    if s - '{change_reason}'::text[] <> '{}' then perform columns_refused('flag', s); end if;
    update flag r set version = r.version + 1, change_reason = (s->>'change_reason')::text, changed_by_id = who, changed_at = at, killed_at = at, approval_id = null
      where r.id = p_id and r.version = p_version
        and (killed_at is null)
        and ((staff_may(who, 'flag.kill')))
      returning r.id,
        true
      into e.id, e.by_staff;
  else
    raise exception 'a flag has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('flag', p_move, (select r.version from flag r where r.id = p_id), p_version);
  end if;
  e.kind := 'flag';
  return e;
end $$;

create or replace function flag_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'adjust' then
      select case when (r.rollout <= 1000 and r.rules->'levels' = '[]'
          and jsonb_array_length(r.rules->'allowed') <= 50) is not true then 'one person changes it for few' end into broken from flag r where r.id = p_id;
    when 'change' then
      select case when (exists (select from approval a where a.id = r.approval_id and a.state = 'AGREED' and a.ended_at = r.changed_at
          and a.approver_id = r.changed_by_id)) is not true then 'two people agreed to it' end into broken from flag r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'flag %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function image_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,width,height,color,thumbhash,dhash,kept_bytes}'::text[] <> '{}' then perform columns_refused('image', row_); end if;
  insert into image as r (id, width, height, color, thumbhash, dhash, kept_bytes, owner_id, dhash_bands, created_at)
  values ((row_->>'id')::uuid, (row_->>'width')::int, (row_->>'height')::int, (row_->>'color')::text, (row_->>'thumbhash')::text, (row_->>'dhash')::bigint, (row_->>'kept_bytes')::int, who, dhash_bands((row_->>'dhash')::bigint), at)
  returning who = r.owner_id,
        r.id,
        array[r.owner_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a image may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'image';
  return e;
end $$;

create or replace function image_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from media m where m.id = r.id and m.owner_id = r.owner_id and m.purpose = 'listing'
          and m.state = 'READY' and m.created_at = r.created_at)) is not true then 'its file came with it'
        when (at_most((select count(*) from image i where i.owner_id = r.owner_id and i.created_at > r.created_at - interval '24 hours'), 100, 'image')) is not true then 'its owner has not sent too many today'
        when (at_most((select sum(i.kept_bytes)::bigint from image i where i.owner_id = r.owner_id and exists (select from media m where m.id = i.id and m.state <> 'REMOVED')), 524288000, 'image')) is not true then 'its owner has room for it' end into broken from image r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'image %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function image_use_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'release' then
    if s <> '{}' then perform columns_refused('image_use', s); end if;
    update image_use r set version = r.version + 1, released_at = at
      where r.id = p_id and r.version = p_version
        and (released_at is null)
        and (who = (select i.owner_id from image i where i.id = r.image_id) or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[(select i.owner_id from image i where i.id = r.image_id)]
      into e.id, e.parties;
  else
    raise exception 'a image_use has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('image_use', p_move, (select r.version from image_use r where r.id = p_id), p_version);
  end if;
  e.kind := 'image_use';
  return e;
end $$;

create or replace function image_use_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,image_id,subject_kind,subject_id}'::text[] <> '{}' then perform columns_refused('image_use', row_); end if;
  insert into image_use as r (id, image_id, subject_kind, subject_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'image_id')::uuid, (row_->>'subject_kind')::text, (row_->>'subject_id')::uuid, at)
  returning who = (select i.owner_id from image i where i.id = r.image_id),
        r.id,
        array[(select i.owner_id from image i where i.id = r.image_id)],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a image_use may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'image_use';
  return e;
end $$;

create or replace function image_use_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from media m where m.id = r.image_id and m.state = 'READY')) is not true then 'its picture is there' end into broken from image_use r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'image_use %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function insurance_share_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,currency,until}'::text[] <> '{}' then perform columns_refused('insurance_share', row_); end if;
  insert into insurance_share as r (id, currency, until, since, commission_minor, amount_minor, posting_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'currency')::text, (row_->>'until')::timestamptz, insurance_shared_until(row_->>'currency'), commission_between(row_->>'currency', insurance_shared_until(row_->>'currency'), (row_->>'until')::timestamptz), insurance_share_of(row_->>'currency',
        commission_between(row_->>'currency', insurance_shared_until(row_->>'currency'), (row_->>'until')::timestamptz)), p_posting, at)
  returning (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        array['insurance_share ' || self || ' ' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["INSURANCE", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]'],
        array[r.amount_minor]::bigint[],
        'insert'
      into allowed, e.id, e.legs, e.amounts, e.check_move;
  if allowed is not true then
    raise exception 'a insurance_share may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'insurance_share';
  return e;
end $$;

create or replace function insurance_share_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (r.since < r.until and r.until <= r.created_at - interval '2 minutes') is not true then 'all of its time is over'
        when (is_currency(r.currency)) is not true then 'its currency is known' end into broken from insurance_share r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'insurance_share %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function listing_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'save' then
    if s - '{category_id,draft}'::text[] <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, category_id = (s->>'category_id')::uuid, draft = s->'draft', saved_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('DRAFT', 'REJECTED')
        and (deleted_at is null)
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'submit' then
    if s - '{category_id,draft}'::text[] <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, state = 'PENDING_REVIEW', category_id = (s->>'category_id')::uuid, draft = s->'draft', pending_version = r.versions + 1, versions = r.versions + 1, submitted_at = at, screened_at = null, risk = 0, hits = '[]', endorsed_by_id = null, claimed_by_id = null, claimed_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('DRAFT', 'REJECTED')
        and (deleted_at is null)
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        array['open_listings ' || r.seller_id],
        array[1]::bigint[],
        'submit'
      into e.id, e.parties, e.owes, e.owed, e.check_move;
  when 'propose' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, pending_version = r.versions + 1, versions = r.versions + 1, submitted_at = at, screened_at = null, risk = 0, hits = '[]', endorsed_by_id = null, claimed_by_id = null, claimed_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and pending_version is null)
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        'propose'
      into e.id, e.parties, e.check_move;
  when 'reprice' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, versions = r.versions + 1, live_version = r.versions + 1, repriced_from = coalesce(r.repriced_from, r.live_version)
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and pending_version is null)
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        'reprice'
      into e.id, e.parties, e.check_move;
  when 'recall' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, state = 'WITHDRAWN', pending_version = null
      where r.id = p_id and r.version = p_version
        and r.state = 'PENDING_REVIEW'
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        array['open_listings ' || r.seller_id],
        array[-1]::bigint[]
      into e.id, e.parties, e.owes, e.owed;
  when 'retract' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, pending_version = null
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (pending_version is not null)
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'delete' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, deleted_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('DRAFT', 'REJECTED', 'WITHDRAWN', 'LIVE')
        and (deleted_at is null and (state <> 'LIVE' or offer_has_ended(id)))
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'screen' then
    if s - '{risk,hits}'::text[] <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, risk = (s->>'risk')::int, hits = s->'hits', screened_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('PENDING_REVIEW', 'LIVE')
        and (deleted_at is null and pending_version is not null and screened_at is null and (s->>'risk')::int between 0 and 100)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'clear' then
    if s - '{risk,hits}'::text[] <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, state = 'LIVE', risk = (s->>'risk')::int, hits = s->'hits', live_version = r.pending_version, category_id = (select v.category_id from listing_version v where v.listing_id = r.id and v.version = r.pending_version), pending_version = null, repriced_from = null, first_live_at = coalesce(r.first_live_at, at), claimed_by_id = null, claimed_until = null, screened_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('PENDING_REVIEW', 'LIVE')
        and (deleted_at is null and pending_version is not null and screened_at is null and (s->>'risk')::int between 0 and 29
        and (select value from setting where name = 'listings' and effective_from <= app_now() order by effective_from desc limit 1)->>'reviewAll' <> 'yes'
        and (state = 'LIVE' or listings_looked_at(seller_id) >= 3))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id],
        'clear'
      into e.id, e.parties, e.check_move;
  when 'queue' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, flagged_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and flagged_at is null and flag_weight(id) >= 3)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'hide' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, flagged_at = coalesce(r.flagged_at, at), hidden_version = r.live_version, hidden_until = at + interval '4 hours'
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and hidden_version is distinct from live_version and serious_flags(id) >= 2)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'recheck' then
    if s - '{risk,hits}'::text[] <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, risk = (s->>'risk')::int, hits = s->'hits', flagged_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and pending_version is null and flagged_at is null and (s->>'risk')::int between 30 and 100)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'remind72' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, reminded72_for = offer_ends_at(r.id)
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (reminded72_for is distinct from offer_ends_at(id) and offer_ends_at(id) <= at + interval '72 hours')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'remind24' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, reminded24_for = offer_ends_at(r.id), reminded72_for = offer_ends_at(r.id)
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (reminded24_for is distinct from offer_ends_at(id) and offer_ends_at(id) <= at + interval '24 hours')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id]
      into e.id, e.parties;
  when 'claim' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, claimed_by_id = who, claimed_until = at + interval '10 minutes'
      where r.id = p_id and r.version = p_version
        and r.state in ('PENDING_REVIEW', 'LIVE')
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who) and (pending_version is not null and screened_at is not null or flagged_at is not null))
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true
      into e.id, e.parties, e.by_staff;
  when 'endorse' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, endorsed_by_id = who, claimed_by_id = null, claimed_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('PENDING_REVIEW', 'LIVE')
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who) and pending_version is not null and screened_at is not null and risk >= 70 and endorsed_by_id is null)
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true,
        'endorse'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'approve' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, state = 'LIVE', live_version = r.pending_version, category_id = (select v.category_id from listing_version v where v.listing_id = r.id and v.version = r.pending_version), pending_version = null, repriced_from = null, first_live_at = coalesce(r.first_live_at, at), claimed_by_id = null, claimed_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('PENDING_REVIEW', 'LIVE')
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who) and pending_version is not null and screened_at is not null and (risk < 70 or endorsed_by_id <> who))
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true,
        'approve'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'reject' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, state = 'REJECTED', pending_version = null, claimed_by_id = null, claimed_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'PENDING_REVIEW'
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who) and pending_version is not null and screened_at is not null)
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        array['open_listings ' || r.seller_id],
        array[-1]::bigint[],
        true,
        'reject'
      into e.id, e.parties, e.owes, e.owed, e.by_staff, e.check_move;
  when 'decline' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, pending_version = null, claimed_by_id = null, claimed_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who) and pending_version is not null and screened_at is not null)
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true,
        'decline'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'keep' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, flagged_at = null, hidden_until = null, claimed_by_id = null, claimed_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who) and flagged_at is not null)
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true,
        'keep'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'see_word' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, word_version = coalesce(r.pending_version, r.live_version), word_shown = true
      where r.id = p_id and r.version = p_version
        and r.state in ('PENDING_REVIEW', 'LIVE')
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who))
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true,
        'see_word'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'miss_word' then
    if s <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, word_version = coalesce(r.pending_version, r.live_version), word_shown = false
      where r.id = p_id and r.version = p_version
        and r.state in ('PENDING_REVIEW', 'LIVE')
        and (deleted_at is null and who <> seller_id and (claimed_until is null or claimed_until <= at or claimed_by_id = who))
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true,
        'miss_word'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'feature' then
    if s - '{featured_until}'::text[] <> '{}' then perform columns_refused('listing', s); end if;
    update listing r set version = r.version + 1, featured_until = (s->>'featured_until')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (deleted_at is null and who <> seller_id and (s->>'featured_until' is null or (s->>'featured_until')::timestamptz between at and at + interval '90 days'))
        and ((staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        true
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a listing has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('listing', p_move, (select r.version from listing r where r.id = p_id), p_version);
  end if;
  e.kind := 'listing';
  return e;
end $$;

create or replace function listing_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,category_id,draft}'::text[] <> '{}' then perform columns_refused('listing', row_); end if;
  insert into listing as r (id, category_id, draft, state, seller_id, saved_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'category_id')::uuid, row_->'draft', 'DRAFT', who, at, at)
  returning who = r.seller_id,
        r.id,
        array[r.seller_id],
        array['listings ' || r.seller_id],
        array[1]::bigint[],
        'insert'
      into allowed, e.id, e.parties, e.owes, e.owed, e.check_move;
  if allowed is not true then
    raise exception 'a listing may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'listing';
  return e;
end $$;

create or replace function listing_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (is_open_leaf(r.category_id)) is not true then 'it is of a leaf of the tree'
        when ((not exists (select from allowance f where f.user_id = r.seller_id and f.restricted & 7 <> 0)
          or must_be_free(r.seller_id, 7))) is not true then 'its seller may publish' end into broken from listing r where r.id = p_id;
    when 'submit' then
      select case when (exists (select from listing_version v where v.listing_id = r.id and v.version = r.versions)) is not true then 'its version is kept'
        when ((not exists (select from allowance f where f.user_id = r.seller_id and f.restricted & 7 <> 0)
          or must_be_free(r.seller_id, 7))) is not true then 'its seller may publish' end into broken from listing r where r.id = p_id;
    when 'propose' then
      select case when (exists (select from listing_version v where v.listing_id = r.id and v.version = r.versions)) is not true then 'its version is kept'
        when ((not exists (select from allowance f where f.user_id = r.seller_id and f.restricted & 7 <> 0)
          or must_be_free(r.seller_id, 7))) is not true then 'its seller may publish' end into broken from listing r where r.id = p_id;
    when 'reprice' then
      select case when (exists (select from listing_version v where v.listing_id = r.id and v.version = r.versions)) is not true then 'its version is kept'
        when ((not exists (select from allowance f where f.user_id = r.seller_id and f.restricted & 7 <> 0)
          or must_be_free(r.seller_id, 7))) is not true then 'its seller may publish'
        when (offer_sells(r)) is not true then 'its offer sells this version'
        when (is_repriced(r)) is not true then 'only its price is another' end into broken from listing r where r.id = p_id;
    when 'clear' then
      select case when (offer_sells(r)) is not true then 'its offer sells this version' end into broken from listing r where r.id = p_id;
    when 'endorse' then
      select case when (exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = 'ENDORSE' and d.about = r.versions)) is not true then 'the decision is kept' end into broken from listing r where r.id = p_id;
    when 'approve' then
      select case when (offer_sells(r)) is not true then 'its offer sells this version'
        when (exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = 'APPROVE' and d.about = r.live_version)) is not true then 'the decision is kept' end into broken from listing r where r.id = p_id;
    when 'reject' then
      select case when (exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = 'REJECT' and d.about = r.versions)) is not true then 'the decision is kept' end into broken from listing r where r.id = p_id;
    when 'decline' then
      select case when (exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = 'REJECT' and d.about = r.versions)) is not true then 'the decision is kept' end into broken from listing r where r.id = p_id;
    when 'keep' then
      select case when (exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = 'KEEP' and d.about = r.live_version)) is not true then 'the decision is kept' end into broken from listing r where r.id = p_id;
    when 'see_word' then
      select case when (exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = 'WORD_SEEN' and d.about = r.word_version)) is not true then 'the decision is kept' end into broken from listing r where r.id = p_id;
    when 'miss_word' then
      select case when (exists (select from listing_decision d where d.listing_id = r.id and d.by_id = who and d.verdict = 'WORD_MISSING' and d.about = r.word_version)) is not true then 'the decision is kept' end into broken from listing r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'listing %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function listing_decision_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,listing_id,about,verdict,reason_code,sentence}'::text[] <> '{}' then perform columns_refused('listing_decision', row_); end if;
  insert into listing_decision as r (id, listing_id, about, verdict, reason_code, sentence, by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'listing_id')::uuid, (row_->>'about')::int, (row_->>'verdict')::text, (row_->>'reason_code')::text, (row_->>'sentence')::text, who, at)
  returning (staff_may(who, 'offer.moderate')) or (staff_may(who, 'offer.extend')),
        r.id,
        true,
        'insert'
      into allowed, e.id, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a listing_decision may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'listing_decision';
  return e;
end $$;

create or replace function listing_decision_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from listing l where l.id = r.listing_id and l.seller_id <> who)) is not true then 'it is another''s' end into broken from listing_decision r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'listing_decision %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function listing_flag_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'settle' then
    if s - '{is_upheld}'::text[] <> '{}' then perform columns_refused('listing_flag', s); end if;
    update listing_flag r set version = r.version + 1, is_upheld = (s->>'is_upheld')::boolean
      where r.id = p_id and r.version = p_version
        and (is_upheld is null and who <> user_id)
        and ((staff_may(who, 'offer.moderate') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a listing_flag has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('listing_flag', p_move, (select r.version from listing_flag r where r.id = p_id), p_version);
  end if;
  e.kind := 'listing_flag';
  return e;
end $$;

create or replace function listing_flag_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,listing_id,reason}'::text[] <> '{}' then perform columns_refused('listing_flag', row_); end if;
  insert into listing_flag as r (id, listing_id, reason, user_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'listing_id')::uuid, (row_->>'reason')::text, who, at)
  returning who = r.user_id,
        r.id,
        array[r.user_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a listing_flag may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'listing_flag';
  return e;
end $$;

create or replace function listing_flag_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (is_for_others(r.listing_id, who)) is not true then 'it is another''s, and live' end into broken from listing_flag r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'listing_flag %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function listing_version_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,listing_id,version,category_id,category_slug,category_version,content,terms,image_ids,state,lga,currency,price_minor,compare_minor,units,fee_rule}'::text[] <> '{}' then perform columns_refused('listing_version', row_); end if;
  insert into listing_version as r (id, listing_id, version, category_id, category_slug, category_version, content, terms, image_ids, state, lga, currency, price_minor, compare_minor, units, fee_rule, created_at)
  values ((row_->>'id')::uuid, (row_->>'listing_id')::uuid, (row_->>'version')::int, (row_->>'category_id')::uuid, (row_->>'category_slug')::text, (row_->>'category_version')::int, row_->'content', row_->'terms', row_->'image_ids', (row_->>'state')::text, (row_->>'lga')::text, (row_->>'currency')::text, (row_->>'price_minor')::bigint, (row_->>'compare_minor')::bigint, (row_->>'units')::bigint, row_->'fee_rule', at)
  returning who = (select l.seller_id from listing l where l.id = r.listing_id),
        r.id,
        array[(select l.seller_id from listing l where l.id = r.listing_id)],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a listing_version may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'listing_version';
  return e;
end $$;

create or replace function listing_version_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from listing l where l.id = r.listing_id and l.versions = r.version and r.version in (l.pending_version, l.live_version))) is not true then 'it is the newest of its listing'
        when (is_open_leaf(r.category_id) and exists (select from category_schema s join category c on c.id = s.category_id
          where s.category_id = r.category_id and s.version = r.category_version and c.slug = r.category_slug)) is not true then 'it is of a leaf of the tree'
        when (r.price_minor >= 10000 and (r.compare_minor is null or r.compare_minor > r.price_minor)) is not true then 'its price is above the least'
        when (r.compare_minor is null or r.compare_minor <= coalesce(highest_price(r.listing_id, r.version), r.compare_minor)) is not true then 'its price before was asked in the last 30 days'
        when (version_fits_commission(r)) is not true then 'its commission is the one in force'
        when (goods_terms_fit(r)) is not true then 'what a trade of it keeps is what it says'
        when (jsonb_array_length(r.image_ids) between 1 and 12 and has_own_pictures(r)) is not true then 'its pictures are its seller''s, and ready' end into broken from listing_version r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'listing_version %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function media_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'reshow' then
    if s - '{shown}'::text[] <> '{}' then perform columns_refused('media', s); end if;
    update media r set version = r.version + 1, shown = s->'shown'
      where r.id = p_id and r.version = p_version
        and r.state = 'READY'
        and (purpose = 'evidence')
        and (who = r.owner_id or (staff_may(who, 'dispute.rule') and who <> r.owner_id))
      returning r.id,
        array[r.owner_id],
        not (who = r.owner_id)
      into e.id, e.parties, e.by_staff;
  when 'lose' then
    if s <> '{}' then perform columns_refused('media', s); end if;
    update media r set version = r.version + 1, state = 'LOST'
      where r.id = p_id and r.version = p_version
        and r.state = 'READY'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.owner_id]
      into e.id, e.parties;
  when 'find' then
    if s <> '{}' then perform columns_refused('media', s); end if;
    update media r set version = r.version + 1, state = 'READY'
      where r.id = p_id and r.version = p_version
        and r.state = 'LOST'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.owner_id]
      into e.id, e.parties;
  when 'remove' then
    if s <> '{}' then perform columns_refused('media', s); end if;
    update media r set version = r.version + 1, state = 'REMOVED', data_key = null, shown = '[]', removed_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('READY', 'LOST')
        and (who = r.owner_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.owner_id],
        'remove'
      into e.id, e.parties, e.check_move;
  else
    raise exception 'a media has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('media', p_move, (select r.version from media r where r.id = p_id), p_version);
  end if;
  e.kind := 'media';
  return e;
end $$;

create or replace function media_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,purpose,mime,size_bytes,sha256,has_original,shown,data_key}'::text[] <> '{}' then perform columns_refused('media', row_); end if;
  insert into media as r (id, purpose, mime, size_bytes, sha256, has_original, shown, data_key, state, owner_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'purpose')::text, (row_->>'mime')::text, (row_->>'size_bytes')::int, (row_->>'sha256')::text, (row_->>'has_original')::boolean, row_->'shown', (row_->>'data_key')::bytea, 'READY', who, at)
  returning who = r.owner_id,
        r.id,
        array[r.owner_id]
      into allowed, e.id, e.parties;
  if allowed is not true then
    raise exception 'a media may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'media';
  return e;
end $$;

create or replace function media_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'remove' then
      select case when (not exists (select from image_use u where u.image_id = r.id and u.released_at is null) or decide_again('image_use')) is not true then 'nothing shows it' end into broken from media r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'media %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function notice_template_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'discard' then
    if s <> '{}' then perform columns_refused('notice_template', s); end if;
    update notice_template r set version = r.version + 1, state = 'RETIRED', ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'DRAFT'
        and (staff_holds(who, 'template.publish', 'da'))
        and ((staff_may(who, 'template.publish')))
      returning r.id,
        true
      into e.id, e.by_staff;
  when 'publish' then
    if s - '{reason}'::text[] <> '{}' then perform columns_refused('notice_template', s); end if;
    update notice_template r set version = r.version + 1, state = 'LIVE', reason = (s->>'reason')::text, live_at = at, live_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'DRAFT'
        and (staff_holds(who, 'template.publish', 'd') and not split_part(key, '.', 1) in ('deposit', 'credit', 'insurance', 'chargeback', 'payout', 'account', 'appeal', 'security'))
        and ((staff_may(who, 'template.publish')))
      returning r.id,
        true
      into e.id, e.by_staff;
  when 'enact' then
    if s <> '{}' then perform columns_refused('notice_template', s); end if;
    update notice_template r set version = r.version + 1, state = 'LIVE', live_at = at, live_by_id = who, approval_id = (select a.id from approval a where a.subject_id = r.id and a.act = 'template.publish' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1), reason = (select a.reason from approval a where a.subject_id = r.id and a.act = 'template.publish' and a.state in ('ASKED', 'AGREED')
        order by a.created_at desc limit 1)
      where r.id = p_id and r.version = p_version
        and r.state = 'DRAFT'
        and ((staff_may(who, 'template.publish')))
      returning r.id,
        true,
        'enact'
      into e.id, e.by_staff, e.check_move;
  when 'replace' then
    if s <> '{}' then perform columns_refused('notice_template', s); end if;
    update notice_template r set version = r.version + 1, state = 'RETIRED', ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and ((staff_may(who, 'template.publish')))
      returning r.id,
        true,
        'replace'
      into e.id, e.by_staff, e.check_move;
  when 'retire' then
    if s - '{end_reason}'::text[] <> '{}' then perform columns_refused('notice_template', s); end if;
    update notice_template r set version = r.version + 1, state = 'RETIRED', end_reason = (s->>'end_reason')::text, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'LIVE'
        and (staff_holds(who, 'template.publish', 'd'))
        and ((staff_may(who, 'template.publish')))
      returning r.id,
        true
      into e.id, e.by_staff;
  else
    raise exception 'a notice_template has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('notice_template', p_move, (select r.version from notice_template r where r.id = p_id), p_version);
  end if;
  e.kind := 'notice_template';
  return e;
end $$;

create or replace function notice_template_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,key,language,parts}'::text[] <> '{}' then perform columns_refused('notice_template', row_); end if;
  insert into notice_template as r (id, key, language, parts, state, by_id, number, created_at)
  values ((row_->>'id')::uuid, (row_->>'key')::text, (row_->>'language')::text, row_->'parts', 'DRAFT', who, coalesce((select max(t.number) from notice_template t
        where t.key = row_->>'key' and t.language = row_->>'language'), 0) + 1, at)
  returning (staff_may(who, 'template.publish')),
        r.id,
        true,
        'insert'
      into allowed, e.id, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a notice_template may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'notice_template';
  return e;
end $$;

create or replace function notice_template_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (staff_holds(who, 'template.publish', 'da')) is not true then 'its writer may write words' end into broken from notice_template r where r.id = p_id;
    when 'enact' then
      select case when (exists (select from approval a where a.id = r.approval_id and a.state = 'AGREED' and a.ended_at = r.live_at
          and a.approver_id = r.live_by_id)) is not true then 'two people agreed to it' end into broken from notice_template r where r.id = p_id;
    when 'replace' then
      select case when (exists (select from notice_template t where t.key = r.key and t.language = r.language
          and t.state = 'LIVE' and t.live_at = r.ended_at)) is not true then 'another takes its place' end into broken from notice_template r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'notice_template %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function observation_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,user_id,reason}'::text[] <> '{}' then perform columns_refused('observation', row_); end if;
  insert into observation as r (id, user_id, reason, by_id, until, created_at)
  values ((row_->>'id')::uuid, (row_->>'user_id')::uuid, (row_->>'reason')::text, who, at + interval '15 minutes', at)
  returning (staff_may(who, 'person.view_as') and who <> r.user_id),
        r.id,
        array[r.user_id],
        true
      into allowed, e.id, e.parties, e.by_staff;
  if allowed is not true then
    raise exception 'a observation may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'observation';
  return e;
end $$;

create or replace function offer_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'pause' then
    if s <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'PAUSED', paused_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'AVAILABLE'
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'resume' then
    if s <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'AVAILABLE', paused_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'PAUSED'
        and (expires_at > at and (not exists (select from allowance f where f.user_id = seller_id and f.restricted & 7 <> 0)
          or must_be_free(seller_id, 7)))
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'withdraw' then
    if s <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'WITHDRAWN', ended_at = at, paused_at = null
      where r.id = p_id and r.version = p_version
        and r.state in ('AVAILABLE', 'PAUSED')
        and (who = seller_id or exists (select from allowance b where b.user_id = seller_id and not (b.restricted & 1 = 0 or restrictions_now(b.user_id) & 1 = 0)))
        and (who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        array['offer_return ' || self || ' ' || '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.hold_currency || '"]'],
        array[r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold)]::bigint[],
        true,
        array['open_offers ' || r.seller_id, 'open_listings ' || r.seller_id],
        array[case when in_catalog(r.kind) then 0 else -1 end, case when in_catalog(r.kind) then -1 else 0 end]::bigint[]
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed;
  when 'extend' then
    if s - '{extension_reason,days}'::text[] <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, extension_reason = (s->>'extension_reason')::text, expires_at = r.expires_at + make_interval(days => (s->>'days')::int), extended_days = r.extended_days + (s->>'days')::int
      where r.id = p_id and r.version = p_version
        and r.state in ('AVAILABLE', 'IN_ESCROW')
        and (who <> seller_id and expires_at > at and (s->>'days')::int >= 1
        and extended_days + (s->>'days')::int <= 30)
        and ((staff_may(who, 'offer.extend') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        true
      into e.id, e.parties, e.hold, e.due, e.by_staff;
  when 'expire' then
    if s <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'EXPIRED', ended_at = at, paused_at = null
      where r.id = p_id and r.version = p_version
        and r.state in ('AVAILABLE', 'PAUSED')
        and (expires_at <= at)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        array['offer_return ' || self || ' ' || '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.hold_currency || '"]'],
        array[r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold)]::bigint[],
        true,
        array['open_offers ' || r.seller_id, 'open_listings ' || r.seller_id],
        array[case when in_catalog(r.kind) then 0 else -1 end, case when in_catalog(r.kind) then -1 else 0 end]::bigint[]
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed;
  when 'revise' then
    if s - '{terms,listed_under,price_minor,fee_rule,units_total,terms_version}'::text[] <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, terms = s->'terms', listed_under = (s->>'listed_under')::text, price_minor = (s->>'price_minor')::bigint, fee_rule = s->'fee_rule', units_total = case when s ? 'units_total' then (s->>'units_total')::bigint else r.units_total end, terms_version = (s->>'terms_version')::bigint
      where r.id = p_id and r.version = p_version
        and r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW', 'COMPLETED', 'EXPIRED')
        and (in_catalog(kind) and (s->>'units_total' is null or (s->>'units_total')::bigint between units_held + units_sold + 1 and 9999 + units_held + units_sold))
        and (who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        not (who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'revise'
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move;
  when 'restock' then
    if s - '{units_total}'::text[] <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, units_total = (s->>'units_total')::bigint
      where r.id = p_id and r.version = p_version
        and r.state in ('AVAILABLE', 'PAUSED')
        and (in_catalog(kind) and (s->>'units_total')::bigint between units_held + units_sold + 1 and 9999 + units_held + units_sold)
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'refill' then
    if s - '{units_total}'::text[] <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'AVAILABLE', units_total = (s->>'units_total')::bigint
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (in_catalog(kind) and (s->>'units_total')::bigint between units_held + units_sold + 1 and 9999 + units_held + units_sold and expires_at > at and (who <> seller_id or (not exists (select from allowance f where f.user_id = seller_id and f.restricted & 7 <> 0)
          or must_be_free(seller_id, 7))))
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'reopen' then
    if s - '{units_total,expires_at}'::text[] <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'AVAILABLE', units_total = (s->>'units_total')::bigint, expires_at = (s->>'expires_at')::timestamptz, ended_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'COMPLETED'
        and (in_catalog(kind) and (s->>'units_total')::bigint between units_held + units_sold + 1 and 9999 + units_held + units_sold and (s->>'expires_at')::timestamptz > at and (s->>'expires_at')::timestamptz <= at + make_interval(days =>
        case when who = seller_id then listing_days(seller_id) else 90 end) and (who <> seller_id or (not exists (select from allowance f where f.user_id = seller_id and f.restricted & 7 <> 0)
          or must_be_free(seller_id, 7))))
        and (who = r.seller_id)
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        true,
        array['open_offers ' || r.seller_id, 'open_listings ' || r.seller_id],
        array[case when in_catalog(r.kind) then 0 else 1 end, case when in_catalog(r.kind) then 1 else 0 end]::bigint[],
        'reopen'
      into e.id, e.parties, e.hold, e.due, e.due_moved, e.owes, e.owed, e.check_move;
  when 'unlist' then
    if s <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'WITHDRAWN', ended_at = at, paused_at = null
      where r.id = p_id and r.version = p_version
        and r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW')
        and (in_catalog(kind))
        and (who = r.seller_id or (staff_may(who, 'offer.moderate') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        true,
        array['open_offers ' || r.seller_id, 'open_listings ' || r.seller_id],
        array[case when in_catalog(r.kind) then 0 else -1 end, case when in_catalog(r.kind) then -1 else 0 end]::bigint[],
        not (who = r.seller_id),
        'unlist'
      into e.id, e.parties, e.hold, e.due, e.due_moved, e.owes, e.owed, e.by_staff, e.check_move;
  when 'hold' then
    if s <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'PAUSED', paused_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'AVAILABLE'
        and (in_catalog(kind) and exists (select from allowance b where b.user_id = seller_id and not (b.restricted & 1 = 0 or restrictions_now(b.user_id) & 1 = 0)))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'renew' then
    if s - '{expires_at}'::text[] <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, expires_at = (s->>'expires_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state in ('AVAILABLE', 'IN_ESCROW')
        and (in_catalog(kind) and expires_at > at and (s->>'expires_at')::timestamptz > at and (s->>'expires_at')::timestamptz <= at + make_interval(days =>
        case when who = seller_id then listing_days(seller_id) else 90 end) and (who <> seller_id or (not exists (select from allowance f where f.user_id = seller_id and f.restricted & 7 <> 0)
          or must_be_free(seller_id, 7)))
        and (who <> seller_id or expires_at <= at + interval '72 hours'))
        and (who = r.seller_id or (staff_may(who, 'offer.extend') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        not (who = r.seller_id),
        'renew'
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move;
  when 'relist' then
    if s - '{expires_at}'::text[] <> '{}' then perform columns_refused('offer', s); end if;
    update offer r set version = r.version + 1, state = 'AVAILABLE', expires_at = (s->>'expires_at')::timestamptz, ended_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'EXPIRED'
        and (in_catalog(kind) and units_held + units_sold < units_total and (s->>'expires_at')::timestamptz > at and (s->>'expires_at')::timestamptz <= at + make_interval(days =>
        case when who = seller_id then listing_days(seller_id) else 90 end) and (who <> seller_id or (not exists (select from allowance f where f.user_id = seller_id and f.restricted & 7 <> 0)
          or must_be_free(seller_id, 7)))
        and ended_at > at - interval '90 days')
        and (who = r.seller_id or (staff_may(who, 'offer.extend') and who <> r.seller_id))
      returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        true,
        array['open_offers ' || r.seller_id, 'open_listings ' || r.seller_id],
        array[case when in_catalog(r.kind) then 0 else 1 end, case when in_catalog(r.kind) then 1 else 0 end]::bigint[],
        not (who = r.seller_id),
        'relist'
      into e.id, e.parties, e.hold, e.due, e.due_moved, e.owes, e.owed, e.by_staff, e.check_move;
  else
    raise exception 'a offer has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('offer', p_move, (select r.version from offer r where r.id = p_id), p_version);
  end if;
  e.kind := 'offer';
  return e;
end $$;

create or replace function offer_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,seller_id,kind,terms,listed_under,listed_minor,rate_bps,currency,price_minor,fee_rule,units_total,hold_unit_minor,hold_currency,expires_at}'::text[] <> '{}' then perform columns_refused('offer', row_); end if;
  insert into offer as r (id, seller_id, kind, terms, listed_under, listed_minor, rate_bps, currency, price_minor, fee_rule, units_total, hold_unit_minor, hold_currency, expires_at, state, terms_version, created_at)
  values ((row_->>'id')::uuid, (row_->>'seller_id')::uuid, (row_->>'kind')::text, row_->'terms', (row_->>'listed_under')::text, (row_->>'listed_minor')::bigint, (row_->>'rate_bps')::int, (row_->>'currency')::text, (row_->>'price_minor')::bigint, row_->'fee_rule', (row_->>'units_total')::bigint, (row_->>'hold_unit_minor')::bigint, (row_->>'hold_currency')::text, (row_->>'expires_at')::timestamptz, 'AVAILABLE', coalesce(newest_version((row_->>'id')::uuid), 1), at)
  returning who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'offer.moderate') and who <> r.seller_id),
        r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end <> 0,
        array[case when who = r.seller_id then 'offer_hold ' || self || ' ' || '["WALLET", "", "' || r.seller_id || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]' end],
        array[r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold)]::bigint[],
        array['open_offers ' || r.seller_id],
        array[case when in_catalog(r.kind) then 0 else 1 end]::bigint[],
        not (who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'insert'
      into allowed, e.id, e.parties, e.hold, e.due, e.due_moved, e.legs, e.amounts, e.owes, e.owed, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a offer may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'offer';
  return e;
end $$;

create or replace function offer_count(p_id uuid, change jsonb, p_to text, g jsonb, at timestamptz)
returns effect language plpgsql set search_path = public, pg_temp as $$
declare
  self text := p_id::text;
  c offer;
  d_units_held bigint := coalesce((change->>'units_held')::bigint, 0);
  d_units_sold bigint := coalesce((change->>'units_sold')::bigint, 0);
  after offer_state;
  is_open boolean;
  e effect;
begin
  if change - '{units_held,units_sold}'::text[] <> '{}' then perform columns_refused('offer', change); end if;
  select * into c from offer where id = p_id for no key update;
  after := case
    when c.state not in ('AVAILABLE', 'PAUSED', 'IN_ESCROW', 'COMPLETED') then c.state
    when p_to is not null then p_to::offer_state
    when d_units_held < 0 and d_units_sold = 0 and c.expires_at <= at and c.hold_unit_minor = 0 then 'EXPIRED'::offer_state
    when c.state = 'PAUSED' then c.state
    when c.units_held + d_units_held + c.units_sold + d_units_sold < c.units_total then 'AVAILABLE'::offer_state
    when c.units_held + d_units_held > 0 then 'IN_ESCROW'::offer_state
    else 'COMPLETED'::offer_state end;
  is_open := after in ('AVAILABLE', 'PAUSED', 'IN_ESCROW');
  if not found or ((d_units_held + d_units_sold <= 0 or c.state = 'AVAILABLE')
      and (g->>'terms_version' is null or c.terms_version = (g->>'terms_version')::bigint)
      and (g->>'state' is null or c.state::text = g->>'state')
      and (g->>'staysOpen' is null or (g->>'staysOpen')::boolean = is_open)) is not true then
    raise exception 'offer % has moved', p_id using errcode = 'AM001', detail = 'offer';
  elsif (c.units_held + d_units_held >= 0 and c.units_sold + d_units_sold >= 0
      and c.units_held + d_units_held + c.units_sold + d_units_sold <= c.units_total) is not true then
    raise exception 'no room in offer %', p_id using errcode = 'AM004', detail = 'offer';
  end if;
  e.kind := 'offer';
  e.id := p_id;
  if change = '{}' and p_to is null then return e; end if; -- the lock is all that is wanted
  update offer r set units_held = c.units_held + d_units_held,
      units_sold = c.units_sold + d_units_sold,
      version = c.version + case when c.state = after then 0 else 1 end,
      state = after,
      paused_at = case when after = 'PAUSED' then coalesce(c.paused_at, at) end,
      ended_at = case when is_open then null else coalesce(c.ended_at, at) end
    where r.id = p_id
    returning r.id,
        array[r.seller_id],
        '["HOLD", "offer", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.hold_unit_minor * (r.units_total - r.units_held - r.units_sold) else 0 end,
        r.hold_unit_minor <> 0,
        array['open_offers ' || r.seller_id, 'open_listings ' || r.seller_id],
        array[case when in_catalog(c.kind) then 0 else (is_open::int - (c.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW'))::int) end, case when in_catalog(c.kind) then (is_open::int - (c.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW'))::int) else 0 end]::bigint[]
      into e.id, e.parties, e.hold, e.due, e.due_moved, e.owes, e.owed;
  e.held := d_units_held;
  e.sold := d_units_sold;
  e.offer_to := p_to;
  return e;
end $$;

create or replace function offer_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (case when in_catalog(r.kind) then sells_live_version(r) else who = r.seller_id end) is not true then 'its seller publishes it, or the catalog does'
        when ((not exists (select from allowance f where f.user_id = r.seller_id and f.restricted & 7 <> 0)
          or must_be_free(r.seller_id, 7))) is not true then 'its seller may publish'
        when (offer_fits_kind(r)) is not true then 'its kind is traded, and says what its seller puts up'
        when (((select count(*) from app_user u join allowance a on a.user_id = u.id
            cross join lateral (select (select value from setting where name = 'trade_limits' and effective_from <= app_now() order by effective_from desc limit 1)->u.level::text as most) limits
          where u.id in (r.seller_id) and u.closed_at is null
            and (u.id <> r.seller_id or u.email_verified_at is not null and u.phone_verified_at is not null)
            and taken_price(r) <= (most->>'tradeMinor')::bigint and a.traded_minor <= (most->>'dayMinor')::bigint) = 1
          or decide_again('limits'))) is not true then 'its price is within its seller''s limits'
        when (offer_fits_commission(r)) is not true then 'its commission is the one in force'
        when (offer_fits_rules(r)) is not true then 'its price is within what its kind allows, and it ends in time' end into broken from offer r where r.id = p_id;
    when 'revise' then
      select case when (sells_live_version(r)) is not true then 'it sells the version of its listing that is live' end into broken from offer r where r.id = p_id;
    when 'reopen' then
      select case when (sells_live_version(r)) is not true then 'it sells the version of its listing that is live' end into broken from offer r where r.id = p_id;
    when 'unlist' then
      select case when (who = r.seller_id or listing_taken_down(r.id, who)) is not true then 'its listing says why' end into broken from offer r where r.id = p_id;
    when 'renew' then
      select case when (who = r.seller_id or listing_extended(r.id, who)) is not true then 'its listing was decided on, if staff renew it' end into broken from offer r where r.id = p_id;
    when 'relist' then
      select case when (who = r.seller_id or listing_extended(r.id, who)) is not true then 'its listing was decided on, if staff renew it' end into broken from offer r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'offer %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function outage_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'renew' then
    if s <> '{}' then perform columns_refused('outage', s); end if;
    update outage r set version = r.version + 1, until = at + interval '6 hours'
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (until > at)
        and ((staff_may(who, 'outage.mark')))
      returning r.id,
        true
      into e.id, e.by_staff;
  when 'close' then
    if s <> '{}' then perform columns_refused('outage', s); end if;
    update outage r set version = r.version + 1, state = 'ENDED', ended_at = least(r.until, at), closed_by_id = case when who <> system_id() then who end
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and ((staff_may(who, 'outage.mark')) or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      into e.id, e.by_staff;
  else
    raise exception 'a outage has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('outage', p_move, (select r.version from outage r where r.id = p_id), p_version);
  end if;
  e.kind := 'outage';
  return e;
end $$;

create or replace function outage_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,gateway,kind,listed_under,source,reason,started_at,state}'::text[] <> '{}' then perform columns_refused('outage', row_); end if;
  if coalesce(row_->>'state', 'OPEN') not in ('OPEN', 'ENDED') then
    raise exception 'no outage is made %', row_->>'state' using errcode = '42501';
  end if;
  insert into outage as r (id, gateway, kind, listed_under, source, reason, started_at, state, until, ended_at, opened_by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'gateway')::text, (row_->>'kind')::text, (row_->>'listed_under')::text, (row_->>'source')::text, (row_->>'reason')::text, (row_->>'started_at')::timestamptz, coalesce(row_->>'state', 'OPEN')::outage_state, at + interval '6 hours', case row_->>'state' when 'ENDED' then at end, case when who <> system_id() then who end, at)
  returning (staff_may(who, 'outage.mark')) or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'insert'
      into allowed, e.id, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a outage may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'outage';
  return e;
end $$;

create or replace function outage_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when ((r.source = 'staff') = (r.opened_by_id is not null)) is not true then 'who or what noticed it'
        when (r.started_at <= r.created_at
          and (r.state = 'ENDED' or r.started_at >= r.created_at - interval '60 minutes')) is not true then 'it did not begin long ago'
        when ((r.state = 'ENDED') = (r.source = 'heartbeat') and (r.source <> 'heartbeat'
          or coalesce(r.gateway, r.kind) is null and exists (select from heartbeat h where h.beat_at = r.started_at))) is not true then 'only a gap in our own work is recorded once it is over' end into broken from outage r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'outage %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function parcel_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'send' then
    if s - '{sent}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, sent = s->'sent', sent_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'send'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'send:scanned' then
    if s - '{sent}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, sent = s->'sent', sent_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'send:scanned'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'unsend' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, sent = null, sent_at = null
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (sent_at >= at - interval '5 minutes')
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'unsend'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'try' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, code_tries = r.code_tries + 1, code_locked_until = case when (r.code_tries + 1) % 5 = 0 then at + interval '15 minutes' end
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (code_tries < 15 and (code_locked_until is null or code_locked_until <= at) and proof is null)
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'try'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'recode' then
    if s - '{code_hash}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, code_hash = (s->>'code_hash')::text, code_generation = r.code_generation + 1, code_tries = 0, code_locked_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (proof is null)
        and (who = r.buyer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'recode'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'hand-over' then
    if s - '{secret}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, proof = 'CODE'
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (proof is null and code_hash = encode(sha256(decode(s->>'secret', 'hex')), 'hex'))
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'hand-over'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'say' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, proof = 'WORD'
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (proof is null)
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'say'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'arrive' then
    if s - '{proof}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, proof = (s->>'proof')::text
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (proof is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'arrive'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'add-extra' then
    if s - '{extra_minor}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, extra_minor = (s->>'extra_minor')::bigint
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (label_minor is null and (s->>'extra_minor')::bigint > extra_minor and (not exists (select from allowance f where f.user_id = who and f.restricted & 11 <> 0)
          or must_be_free(who, 11)))
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        array[case when who = r.seller_id then 'shipping_extra ' || self || ' ' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' end],
        array[r.extra_minor - old.extra_minor]::bigint[],
        'add-extra'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.check_move;
  when 'label' then
    if s - '{label_minor,label_carrier}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, label_minor = (s->>'label_minor')::bigint, label_carrier = (s->>'label_carrier')::text
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (label_minor is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'label'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'unlabel' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, label_minor = null, label_carrier = null, extra_minor = 0
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        array['shipping_extra_back ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]'],
        array[old.extra_minor]::bigint[],
        'unlabel'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.check_move;
  when 'bounce' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, bounced_at = at, return_paid_by = case when times_tried(r.id) >= 3 then 'buyer' else 'seller' end
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (bounced_at is null and proof is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'bounce'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'send-back' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, return_paid_by = coalesce((select d.return_paid_by from dispute d where d.trade_id = r.id and d.outcome = 'return' and d.closed_at = app_now()), (select t.proposal->>'paidBy' from trade t where t.id = r.id and t.proposal->>'kind' = 'return')), way_back_minor = coalesce((select d.way_back_minor from dispute d where d.trade_id = r.id and d.outcome = 'return' and d.closed_at = app_now()), (select t.proposal->>'wayBackMinor' from trade t where t.id = r.id and t.proposal->>'kind' = 'return')::bigint, 0)
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (return_paid_by is null)
        and (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        array['return_hold ' || self || ' ' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]'],
        array[r.way_back_minor]::bigint[],
        not (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'send-back'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.by_staff, e.check_move;
  when 'return-ship' then
    if s - '{return_sent}'::text[] <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, return_sent = s->'return_sent', return_sent_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (return_sent is null and return_paid_by is not null and bounced_at is null)
        and (who = r.buyer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'return-ship'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'return-arrive' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, return_arrived_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (return_arrived_at is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        'return-arrive'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'share' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, state = 'PAID', ended_at = at, agreed_refund_minor = (select t.proposal->>'refundMinor' from trade t where t.id = r.id and t.proposal->>'kind' = 'split')::bigint
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        array['shipping_carrier ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["CARRIER", "", "' || carrier_account(r.label_carrier) || '", "' || r.currency || '"]',
          'shipping_seller ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]',
          'return_paid ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.buyer_id || '", "' || r.currency || '"]',
          'return_unused ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]'],
        array[coalesce(r.label_minor, 0), r.fee_minor + r.extra_minor - coalesce(r.label_minor, 0), case when r.return_sent is not null then r.way_back_minor else 0 end, case when r.return_sent is not null then 0 else r.way_back_minor end]::bigint[],
        true,
        not (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'share'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.by_staff, e.check_move;
  when 'pay' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, state = 'PAID', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        array['shipping_carrier ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["CARRIER", "", "' || carrier_account(r.label_carrier) || '", "' || r.currency || '"]',
          'shipping_seller ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]',
          'return_unused ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]'],
        array[coalesce(r.label_minor, 0), r.fee_minor + r.extra_minor - coalesce(r.label_minor, 0), r.way_back_minor]::bigint[],
        true,
        not (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'pay'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.by_staff, e.check_move;
  when 'return' then
    if s <> '{}' then perform columns_refused('parcel', s); end if;
    update parcel r set version = r.version + 1, state = 'RETURNED', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'HELD'
        and (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        array['shipping_refund ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.buyer_id || '", "' || r.currency || '"]',
          'shipping_extra_back ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]',
          'return_paid ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.buyer_id || '", "' || r.currency || '"]',
          'return_unused ' || self || ' ' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.seller_id || '", "' || r.currency || '"]'],
        array[r.fee_minor, r.extra_minor, case when r.return_sent is not null then r.way_back_minor else 0 end, case when r.return_sent is not null then 0 else r.way_back_minor end]::bigint[],
        true,
        not (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'return'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.by_staff, e.check_move;
  else
    raise exception 'a parcel has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('parcel', p_move, (select r.version from parcel r where r.id = p_id), p_version);
  end if;
  e.kind := 'parcel';
  return e;
end $$;

create or replace function parcel_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,checkout_id,buyer_id,seller_id,currency,fee_minor,way,from_state,from_lga,promised_until,window_days,code_hash}'::text[] <> '{}' then perform columns_refused('parcel', row_); end if;
  insert into parcel as r (id, checkout_id, buyer_id, seller_id, currency, fee_minor, way, from_state, from_lga, promised_until, window_days, code_hash, state, created_at)
  values ((row_->>'id')::uuid, (row_->>'checkout_id')::uuid, (row_->>'buyer_id')::uuid, (row_->>'seller_id')::uuid, (row_->>'currency')::text, (row_->>'fee_minor')::bigint, row_->'way', (row_->>'from_state')::text, (row_->>'from_lga')::text, (row_->>'promised_until')::date, (row_->>'window_days')::smallint, (row_->>'code_hash')::text, 'HELD', at)
  returning who = r.buyer_id,
        r.id,
        array[r.buyer_id, r.seller_id],
        '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end,
        case when r.state in ('HELD') then r.fee_minor + r.extra_minor + r.way_back_minor else 0 end <> 0,
        array[case when who = r.buyer_id then 'shipping_hold ' || self || ' ' || '["WALLET", "", "' || r.buyer_id || '", "' || r.currency || '"]' || '["HOLD", "parcel", "' || self || '", "' || r.currency || '"]' end],
        array[r.fee_minor]::bigint[],
        'insert'
      into allowed, e.id, e.parties, e.hold, e.due, e.due_moved, e.legs, e.amounts, e.check_move;
  if allowed is not true then
    raise exception 'a parcel may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'parcel';
  return e;
end $$;

create or replace function parcel_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from trade t where t.id = r.id and t.moves = 1 and t.created_at = r.created_at
        and (t.buyer_id, t.seller_id, t.currency) = (r.buyer_id, r.seller_id, r.currency) and in_catalog(t.kind))) is not true then 'its trade is new, and of the same two'
        when (exists (select from checkout c where c.id = r.checkout_id and c.buyer_id = r.buyer_id and c.state = 'PAID'
        and c.ended_at = r.created_at)) is not true then 'its checkout is paid with it' end into broken from parcel r where r.id = p_id;
    when 'send' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('SHIPPED'))) is not true then 'its trade is there' end into broken from parcel r where r.id = p_id;
    when 'send:scanned' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('SHIPPED'))) is not true then 'its trade is there'
        when (is_scanned(r.id) and exists (select from shipment s where s.trade_id = r.id and s.is_ours
          and (s.service, s.number) = (r.sent->>'carrier', r.sent->>'number'))) is not true then 'its carrier has it' end into broken from parcel r where r.id = p_id;
    when 'unsend' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('IN_ESCROW'))) is not true then 'its trade is there' end into broken from parcel r where r.id = p_id;
    when 'try' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('IN_ESCROW', 'SHIPPED'))) is not true then 'its trade is there' end into broken from parcel r where r.id = p_id;
    when 'recode' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('IN_ESCROW', 'SHIPPED'))) is not true then 'its trade is there' end into broken from parcel r where r.id = p_id;
    when 'hand-over' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('DELIVERED'))) is not true then 'its trade is there' end into broken from parcel r where r.id = p_id;
    when 'say' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('DELIVERED'))) is not true then 'its trade is there' end into broken from parcel r where r.id = p_id;
    when 'arrive' then
      select case when (exists (select from trade t where t.id = r.id and t.state in ('DELIVERED'))) is not true then 'its trade is there'
        when (r.proof in ('CARRIER', 'WORD') and carrier_says(r.id, array['DELIVERED'], r.proof = 'CARRIER')) is not true then 'its carrier says so' end into broken from parcel r where r.id = p_id;
    when 'add-extra' then
      select case when (exists (select from shipment s where s.trade_id = r.id and s.is_ours and s.state = 'REQUESTED'
          and s.created_at = app_now() and s.agreed_minor = r.fee_minor + r.extra_minor)) is not true then 'a label is to be booked that costs as much' end into broken from parcel r where r.id = p_id;
    when 'label' then
      select case when (exists (select from shipment s where s.trade_id = r.id and s.is_ours and s.state = 'TRACKED'
          and (s.cost_minor, s.carrier, s.currency) = (r.label_minor, r.label_carrier, r.currency))) is not true then 'it is booked so' end into broken from parcel r where r.id = p_id;
    when 'unlabel' then
      select case when (not exists (select from shipment s where s.trade_id = r.id and s.is_ours
          and s.state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED'))) is not true then 'no label is booked' end into broken from parcel r where r.id = p_id;
    when 'bounce' then
      select case when (exists (select from trade t where t.id = r.id and t.state = 'RETURNING')) is not true then 'its trade goes back'
        when (carrier_says(r.id, array['RETURNING', 'RETURNED'], false)) is not true then 'its carrier says so' end into broken from parcel r where r.id = p_id;
    when 'send-back' then
      select case when (exists (select from trade t where t.id = r.id and t.state = 'RETURNING')) is not true then 'its trade goes back' end into broken from parcel r where r.id = p_id;
    when 'return-ship' then
      select case when (exists (select from trade t where t.id = r.id and t.state = 'RETURNING')) is not true then 'its trade goes back'
        when (exists (select from trade t where t.id = r.id and t.deadline_at >= app_now() + interval '14 days')) is not true then 'its trade gives it its time' end into broken from parcel r where r.id = p_id;
    when 'return-arrive' then
      select case when (exists (select from trade t where t.id = r.id and t.state = 'RETURNING')) is not true then 'its trade goes back'
        when (is_back(r.id)) is not true then 'its carrier says so'
        when (exists (select from trade t where t.id = r.id and t.deadline_at >= app_now() + interval '3 days')) is not true then 'its trade gives its seller time' end into broken from parcel r where r.id = p_id;
    when 'share' then
      select case when (exists (select from trade t where t.id = r.id and t.ended_at = r.ended_at and (t.state in ('SPLIT')))) is not true then 'its trade has ended so' end into broken from parcel r where r.id = p_id;
    when 'pay' then
      select case when (exists (select from trade t where t.id = r.id and t.ended_at = r.ended_at and (t.state = 'COMPLETED' or t.state = 'CANCELLED' and r.return_paid_by = 'buyer'))) is not true then 'its trade is completed, or its buyer pays for both ways' end into broken from parcel r where r.id = p_id;
    when 'return' then
      select case when (exists (select from trade t where t.id = r.id and t.ended_at = r.ended_at and (t.state = 'CANCELLED' and r.return_paid_by is distinct from 'buyer'))) is not true then 'its trade is cancelled, and its buyer does not pay for both ways' end into broken from parcel r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'parcel %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function payout_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'hold' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'HELD', check_at = (s->>'check_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state = 'REQUESTED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'review' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'REVIEW', check_at = (s->>'check_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state in ('REQUESTED', 'HELD')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'queue' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'QUEUED', check_at = (s->>'check_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state in ('REQUESTED', 'HELD')
        and (hold_until is null or hold_until <= at)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        'queue'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'agree' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'QUEUED', check_at = (s->>'check_at')::timestamptz
      where r.id = p_id and r.version = p_version
        and r.state = 'REVIEW'
        and ((staff_may(who, 'payout.agree') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        true,
        'agree'
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move;
  when 'cancel' then
    if s <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'CANCELLED', check_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED')
        and (who = r.user_id)
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        array['payout_return ' || self || ' ' || '["HOLD", "payout", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]'],
        array[r.amount_minor + r.fee_minor]::bigint[],
        true
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved;
  when 'reject' then
    if s - '{failure}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'REJECTED', failure = (s->>'failure')::text, check_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED')
        and ((staff_may(who, 'payout.reject') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        array['payout_return ' || self || ' ' || '["HOLD", "payout", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]'],
        array[r.amount_minor + r.fee_minor]::bigint[],
        true,
        true
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.by_staff;
  when 'begin' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'SENDING', check_at = (s->>'check_at')::timestamptz, sending_at = at, failure = null
      where r.id = p_id and r.version = p_version
        and r.state = 'QUEUED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        'begin'
      into e.id, e.parties, e.hold, e.due, e.check_move;
  when 'send' then
    if s - '{transfer_code,check_at}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'SENT', transfer_code = (s->>'transfer_code')::text, check_at = (s->>'check_at')::timestamptz, failure = null
      where r.id = p_id and r.version = p_version
        and r.state = 'SENDING'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'pay' then
    if s - '{gateway_record_id,transfer_code,gateway_fee_minor,check_at}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'PAID', gateway_record_id = (s->>'gateway_record_id')::text, transfer_code = (s->>'transfer_code')::text, gateway_fee_minor = (s->>'gateway_fee_minor')::bigint, check_at = (s->>'check_at')::timestamptz, paid_at = at, failure = null
      where r.id = p_id and r.version = p_version
        and r.state in ('SENDING', 'SENT')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        array['payout_paid ' || self || ' ' || '["HOLD", "payout", "' || self || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]',
          'payout_fee ' || self || ' ' || '["HOLD", "payout", "' || self || '", "' || r.currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]',
          'gateway_fee ' || self || ' ' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]'],
        array[r.amount_minor, r.fee_minor, coalesce(r.gateway_fee_minor, 0)]::bigint[],
        true,
        'pay'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.check_move;
  when 'fail' then
    if s - '{failure,gateway_fee_minor}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'FAILED', failure = (s->>'failure')::text, gateway_fee_minor = (s->>'gateway_fee_minor')::bigint, check_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('SENDING', 'SENT')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        array['payout_return ' || self || ' ' || '["HOLD", "payout", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]',
          'gateway_fee ' || self || ' ' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]'],
        array[r.amount_minor + r.fee_minor, coalesce(r.gateway_fee_minor, 0)]::bigint[],
        true
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved;
  when 'reverse' then
    if s - '{gateway_fee_minor}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, state = 'REVERSED', gateway_fee_minor = (s->>'gateway_fee_minor')::bigint, failure = 'reversed', check_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'PAID'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        array['payout_reversal ' || self || ' ' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]',
          'payout_fee_return ' || self || ' ' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]',
          'gateway_fee ' || self || ' ' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]',
          'gateway_fee_return ' || self || ' ' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]' || '["GATEWAY_FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]'],
        array[r.amount_minor, r.fee_minor, null, null]::bigint[]
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts;
  when 'wait' then
    if s - '{check_at,failure}'::text[] <> '{}' then perform columns_refused('payout', s); end if;
    update payout r set version = r.version + 1, check_at = (s->>'check_at')::timestamptz, failure = case when s ? 'failure' then (s->>'failure')::text else r.failure end
      where r.id = p_id and r.version = p_version
        and r.state in ('REQUESTED', 'HELD', 'QUEUED', 'SENDING', 'SENT', 'PAID')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end
      into e.id, e.parties, e.hold, e.due;
  else
    raise exception 'a payout has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('payout', p_move, (select r.version from payout r where r.id = p_id), p_version);
  end if;
  e.kind := 'payout';
  return e;
end $$;

create or replace function payout_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,user_id,bank_account_id,gateway,reference,currency,amount_minor,fee_minor,bank_name,bank_code,account_number,account_name,check_at}'::text[] <> '{}' then perform columns_refused('payout', row_); end if;
  insert into payout as r (id, user_id, bank_account_id, gateway, reference, currency, amount_minor, fee_minor, bank_name, bank_code, account_number, account_name, check_at, state, two_people, hold_until, hold_reason, created_at)
  values ((row_->>'id')::uuid, (row_->>'user_id')::uuid, (row_->>'bank_account_id')::uuid, (row_->>'gateway')::text, (row_->>'reference')::text, (row_->>'currency')::text, (row_->>'amount_minor')::bigint, (row_->>'fee_minor')::bigint, (row_->>'bank_name')::text, (row_->>'bank_code')::text, (row_->>'account_number')::text, (row_->>'account_name')::text, (row_->>'check_at')::timestamptz, 'REQUESTED', payout_needs_two_people((row_->>'amount_minor')::bigint), (select until from payout_held((row_->>'user_id')::uuid, (row_->>'bank_account_id')::uuid)), (select reason from payout_held((row_->>'user_id')::uuid, (row_->>'bank_account_id')::uuid)), at)
  returning who = r.user_id,
        r.id,
        array[r.user_id],
        '["HOLD", "payout", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end,
        case when r.state in ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT') then r.amount_minor + r.fee_minor else 0 end <> 0,
        array[case when who = r.user_id then 'payout_hold ' || self || ' ' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]' || '["HOLD", "payout", "' || self || '", "' || r.currency || '"]' end],
        array[r.amount_minor + r.fee_minor]::bigint[],
        array['payouts ' || r.user_id],
        array[1]::bigint[],
        'insert'
      into allowed, e.id, e.parties, e.hold, e.due, e.due_moved, e.legs, e.amounts, e.owes, e.owed, e.check_move;
  if allowed is not true then
    raise exception 'a payout may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'payout';
  return e;
end $$;

create or replace function payout_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (gateway_account(r.gateway) is not null) is not true then 'its gateway is known'
        when ((not exists (select from allowance f where f.user_id = r.user_id and f.restricted & 131 <> 0)
          or must_be_free(r.user_id, 131))) is not true then 'its owner may ask for it'
        when (exists (select from bank_account b where b.id = r.bank_account_id
        and b.user_id = r.user_id and b.removed_at is null and b.bank_code = r.bank_code and b.account_number = r.account_number)) is not true then 'it goes to a bank account of its owner''s'
        when ((exists (select from app_user u where u.id = r.user_id and u.closed_at is null
            and u.email_verified_at is not null and u.phone_verified_at is not null) or decide_again('verification'))) is not true then 'its owner is verified'
        when (payout_fits_settings(r.amount_minor, r.fee_minor)) is not true then 'its amount and its fee are those in force' end into broken from payout r where r.id = p_id;
    when 'queue' then
      select case when (not r.two_people or payout_is_agreed(r.id, r.user_id, r.amount_minor, r.currency)) is not true then 'two people have agreed to it' end into broken from payout r where r.id = p_id;
    when 'agree' then
      select case when (not r.two_people or payout_is_agreed(r.id, r.user_id, r.amount_minor, r.currency)) is not true then 'two people have agreed to it' end into broken from payout r where r.id = p_id;
    when 'begin' then
      select case when (not r.two_people or payout_is_agreed(r.id, r.user_id, r.amount_minor, r.currency)) is not true then 'two people have agreed to it'
        when (not r.two_people or payout_is_verified(r.id)) is not true then 'the worker has verified what they agreed to'
        when (not has_unverified_gain(r.user_id)) is not true then 'what its owner gained by agreements is verified'
        when (payouts_run(r.gateway)) is not true then 'payouts run'
        when ((not exists (select from allowance f where f.user_id = r.user_id and f.restricted & 19 <> 0)
          or must_be_free(r.user_id, 19))) is not true then 'its owner may withdraw' end into broken from payout r where r.id = p_id;
    when 'pay' then
      select case when (not r.two_people or payout_is_agreed(r.id, r.user_id, r.amount_minor, r.currency)) is not true then 'two people have agreed to it' end into broken from payout r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'payout %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function payout_switch_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'stop' then
    if s - '{stopped_by_id,paused_for}'::text[] <> '{}' then perform columns_refused('payout_switch', s); end if;
    update payout_switch r set version = r.version + 1, stopped_by_id = (s->>'stopped_by_id')::bigint, paused_for = (s->>'paused_for')::text, stopped_at = at
      where r.id = p_id and r.version = p_version
        and (stopped_at is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id
      into e.id;
  when 'pause' then
    if s - '{paused_for}'::text[] <> '{}' then perform columns_refused('payout_switch', s); end if;
    update payout_switch r set version = r.version + 1, paused_for = (s->>'paused_for')::text, stopped_at = at, stopped_by_id = null
      where r.id = p_id and r.version = p_version
        and (stopped_at is null)
        and ((staff_may(who, 'payouts.pause')))
      returning r.id,
        true,
        'pause'
      into e.id, e.by_staff, e.check_move;
  when 'resume' then
    if s <> '{}' then perform columns_refused('payout_switch', s); end if;
    update payout_switch r set version = r.version + 1, stopped_at = null, stopped_by_id = null, paused_for = null
      where r.id = p_id and r.version = p_version
        and (stopped_at is not null)
        and ((staff_may(who, 'payouts.resume')))
      returning r.id,
        true,
        'resume'
      into e.id, e.by_staff, e.check_move;
  else
    raise exception 'a payout_switch has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('payout_switch', p_move, (select r.version from payout_switch r where r.id = p_id), p_version);
  end if;
  e.kind := 'payout_switch';
  return e;
end $$;

create or replace function payout_switch_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'pause' then
      select case when (r.paused_for in ('gateway', 'banks', 'maintenance', 'safety')) is not true then 'everybody reads why' end into broken from payout_switch r where r.id = p_id;
    when 'resume' then
      select case when (exists (select from approval a where a.act = 'payouts.resume' and a.subject_kind = 'payout_switch'
          and a.subject_id = r.id and a.state = 'AGREED' and a.approver_id = who and a.ended_at = app_now())) is not true then 'two people have agreed to it' end into broken from payout_switch r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'payout_switch %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function refund_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'send' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, state = 'SENDING', check_at = (s->>'check_at')::timestamptz, sending_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'REQUESTED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'resend' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, check_at = (s->>'check_at')::timestamptz, sending_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'SENDING'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'accept' then
    if s - '{check_at,gateway_record_id,failure}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, state = 'SENT', check_at = (s->>'check_at')::timestamptz, gateway_record_id = case when s ? 'gateway_record_id' then (s->>'gateway_record_id')::text else r.gateway_record_id end, failure = case when s ? 'failure' then (s->>'failure')::text else r.failure end
      where r.id = p_id and r.version = p_version
        and r.state in ('SENDING', 'NEEDS_ATTENTION')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'redirect' then
    if s - '{check_at}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, state = 'SENT', check_at = (s->>'check_at')::timestamptz, sending_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('SENDING', 'NEEDS_ATTENTION')
        and ((staff_may(who, 'refund.source') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end,
        true
      into e.id, e.parties, e.hold, e.due, e.by_staff;
  when 'stall' then
    if s - '{check_at,gateway_record_id,failure}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, state = 'NEEDS_ATTENTION', check_at = (s->>'check_at')::timestamptz, gateway_record_id = case when s ? 'gateway_record_id' then (s->>'gateway_record_id')::text else r.gateway_record_id end, failure = case when s ? 'failure' then (s->>'failure')::text else r.failure end
      where r.id = p_id and r.version = p_version
        and r.state in ('SENDING', 'SENT')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end
      into e.id, e.parties, e.hold, e.due;
  when 'finish' then
    if s - '{gateway_record_id,failure}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, state = 'DONE', gateway_record_id = case when s ? 'gateway_record_id' then (s->>'gateway_record_id')::text else r.gateway_record_id end, failure = case when s ? 'failure' then (s->>'failure')::text else r.failure end, check_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('SENDING', 'SENT', 'NEEDS_ATTENTION')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end,
        array['refund_paid ' || self || ' ' || '["HOLD", "refund", "' || self || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]'],
        array[case when r.from_quarantine then 0 else r.amount_minor end]::bigint[],
        true,
        'finish'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.check_move;
  when 'fail' then
    if s - '{gateway_record_id,failure}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, state = 'FAILED', gateway_record_id = case when s ? 'gateway_record_id' then (s->>'gateway_record_id')::text else r.gateway_record_id end, failure = case when s ? 'failure' then (s->>'failure')::text else r.failure end, check_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end,
        array['refund_failed ' || self || ' ' || '["HOLD", "refund", "' || self || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]'],
        array[case when r.from_quarantine then 0 else r.amount_minor end]::bigint[],
        true,
        'fail'
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.check_move;
  when 'wait' then
    if s - '{check_at,failure}'::text[] <> '{}' then perform columns_refused('refund', s); end if;
    update refund r set version = r.version + 1, check_at = (s->>'check_at')::timestamptz, failure = case when s ? 'failure' then (s->>'failure')::text else r.failure end
      where r.id = p_id and r.version = p_version
        and r.state in ('SENDING', 'SENT', 'NEEDS_ATTENTION')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end
      into e.id, e.parties, e.hold, e.due;
  else
    raise exception 'a refund has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('refund', p_move, (select r.version from refund r where r.id = p_id), p_version);
  end if;
  e.kind := 'refund';
  return e;
end $$;

create or replace function refund_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,deposit_id,user_id,gateway,currency,amount_minor,from_quarantine,reason,check_at}'::text[] <> '{}' then perform columns_refused('refund', row_); end if;
  insert into refund as r (id, deposit_id, user_id, gateway, currency, amount_minor, from_quarantine, reason, check_at, state, requested_by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'deposit_id')::uuid, (row_->>'user_id')::uuid, (row_->>'gateway')::text, (row_->>'currency')::text, (row_->>'amount_minor')::bigint, (row_->>'from_quarantine')::boolean, (row_->>'reason')::text, (row_->>'check_at')::timestamptz, 'REQUESTED', who, at)
  returning (staff_may(who, 'refund.source') and who <> r.user_id) or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        array[r.user_id],
        '["HOLD", "refund", "' || self || '", "' || r.currency || '"]',
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end,
        case when r.state in ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION') then case when r.from_quarantine then 0 else r.amount_minor end else 0 end <> 0,
        array['refund_hold ' || self || ' ' || '["WALLET", "", "' || r.user_id || '", "' || r.currency || '"]' || '["HOLD", "refund", "' || self || '", "' || r.currency || '"]'],
        array[case when r.from_quarantine then 0 else r.amount_minor end]::bigint[],
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'insert'
      into allowed, e.id, e.parties, e.hold, e.due, e.due_moved, e.legs, e.amounts, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a refund may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'refund';
  return e;
end $$;

create or replace function refund_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from deposit d where d.id = r.deposit_id and d.user_id = r.user_id
        and d.gateway = r.gateway and d.currency = r.currency and d.paid_minor = r.amount_minor
        and d.state in ('REFUNDING', 'QUARANTINED') and (d.state = 'QUARANTINED') = r.from_quarantine)) is not true then 'it matches its deposit'
        when (r.user_id <> who) is not true then 'staff do not refund their own deposits'
        when (who <> system_id() or r.from_quarantine) is not true then 'what nobody decided about goes back from quarantine alone' end into broken from refund r where r.id = p_id;
    when 'finish' then
      select case when (not exists (select from deposit d where d.id = r.deposit_id and d.state in ('REFUNDING', 'QUARANTINED'))) is not true then 'its deposit has moved on'
        when (r.gateway_record_id is not null) is not true then 'the gateway''s record of it is known' end into broken from refund r where r.id = p_id;
    when 'fail' then
      select case when (not exists (select from deposit d where d.id = r.deposit_id and d.state in ('REFUNDING'))) is not true then 'its deposit has moved on' end into broken from refund r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'refund %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function restriction_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'lift' then
    if s - '{lift_reason}'::text[] <> '{}' then perform columns_refused('restriction', s); end if;
    update restriction r set version = r.version + 1, state = 'LIFTED', lift_reason = (s->>'lift_reason')::text, lifted_by_id = who, lifted_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'ACTIVE'
        and ((who = system_id() or by_id <> who and not exists (select from approval a where a.id = r.approval_id and a.creator_id = who)) and (who = system_id() or staff_may(who, case kind when 'blocked' then 'person.unblock' else 'person.unfreeze' end)))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'person.unblock') and who <> r.user_id) or (staff_may(who, 'person.unfreeze') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      into e.id, e.parties, e.by_staff;
  when 'resume' then
    if s <> '{}' then perform columns_refused('restriction', s); end if;
    update restriction r set version = r.version + 1, state = 'LIFTED', lifted_by_id = who, lifted_at = at, lift_reason = 'Lifted by its owner.'
      where r.id = p_id and r.version = p_version
        and r.state = 'ACTIVE'
        and (subject_kind = 'brake')
        and (who = r.user_id)
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  when 'expire' then
    if s <> '{}' then perform columns_refused('restriction', s); end if;
    update restriction r set version = r.version + 1, state = 'EXPIRED'
      where r.id = p_id and r.version = p_version
        and r.state = 'ACTIVE'
        and (until <= at)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  else
    raise exception 'a restriction has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('restriction', p_move, (select r.version from restriction r where r.id = p_id), p_version);
  end if;
  e.kind := 'restriction';
  return e;
end $$;

create or replace function restriction_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,user_id,kind,reason,note,until,subject_kind,subject_id,approval_id}'::text[] <> '{}' then perform columns_refused('restriction', row_); end if;
  insert into restriction as r (id, user_id, kind, reason, note, until, subject_kind, subject_id, approval_id, state, by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'user_id')::uuid, (row_->>'kind')::restriction_kind, (row_->>'reason')::text, (row_->>'note')::text, (row_->>'until')::timestamptz, (row_->>'subject_kind')::text, (row_->>'subject_id')::uuid, (row_->>'approval_id')::uuid, 'ACTIVE', who, at)
  returning (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'person.block') and who <> r.user_id) or (staff_may(who, 'person.freeze') and who <> r.user_id),
        r.id,
        array[r.user_id],
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'insert'
      into allowed, e.id, e.parties, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a restriction may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'restriction';
  return e;
end $$;

create or replace function restriction_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when ((r.by_id = system_id() or staff_may(r.by_id, case kind when 'blocked' then 'person.block' else 'person.freeze' end))) is not true then 'its maker may set one of its kind'
        when (r.until is null or r.until > r.created_at) is not true then 'its end is still to come'
        when (r.subject_kind is distinct from 'brake'
          or coalesce(r.by_id = system_id() and r.kind in ('no_accept', 'no_payout', 'no_release')
            and r.until <= r.created_at + interval '24 hours', false)) is not true then 'a brake is the system''s, for a day at most, and takes nothing but what moves money'
        when (r.subject_kind is distinct from 'brake' or 3 >= (
          select count(distinct b.subject_id) from restriction b
          where b.user_id = r.user_id and b.subject_kind = 'brake' and b.created_at > r.created_at - interval '24 hours')) is not true then 'a person brakes three times a day'
        when ((r.subject_kind is distinct from 'seller_cancels' or coalesce(r.by_id = system_id() and r.kind = 'no_publish'
          and r.until <= r.created_at + interval '168 hours'
          and cancels_held_against(r.user_id, 'seller', r.created_at, r.id) >= 3, false)) and (r.subject_kind is distinct from 'buyer_cancels' or coalesce(r.by_id = system_id() and r.kind = 'no_accept'
          and r.until <= r.created_at + interval '24 hours'
          and cancels_held_against(r.user_id, 'buyer', r.created_at, r.id) >= 3, false))) is not true then 'a pause for cancelled orders is the system''s, for its time, and for three that are held against its person'
        when (r.kind <> 'blocked' or r.by_id = system_id()
          or r.until <= r.created_at + interval '30 days' and not exists (select from staff_member m where m.user_id = r.user_id)
          or exists (select from approval a where a.id = r.approval_id and a.act = 'person.block' and a.state = 'AGREED' and a.ended_at = r.created_at
            and a.approver_id = r.by_id and a.beneficiary_id = r.user_id and a.subject_id = r.id
            and (a.detail->>'until')::timestamptz is not distinct from r.until)) is not true then 'a long block, or one of staff, is agreed to by two' end into broken from restriction r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'restriction %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function ruling_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,dispute_id,outcome,finding,refund_minor,return_paid_by,rules,reason,approval_id}'::text[] <> '{}' then perform columns_refused('ruling', row_); end if;
  insert into ruling as r (id, dispute_id, outcome, finding, refund_minor, return_paid_by, rules, reason, approval_id, stage, release_minor, moderator_id, approver_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'dispute_id')::uuid, (row_->>'outcome')::text, (row_->>'finding')::text, (row_->>'refund_minor')::bigint, (row_->>'return_paid_by')::text, row_->'rules', (row_->>'reason')::text, (row_->>'approval_id')::uuid, case when exists (select from ruling g where g.dispute_id = (row_->>'dispute_id')::uuid) then 'appeal' else 'review' end, (select t.hold_minor from dispute d join trade t on t.id = d.trade_id where d.id = (row_->>'dispute_id')::uuid) - (row_->>'refund_minor')::bigint, coalesce((select a.creator_id from approval a
          where a.id = (row_->>'approval_id')::uuid and a.act = 'dispute.rule' and a.approver_id = who and a.ended_at = at), who), (select a.approver_id from approval a
          where a.id = (row_->>'approval_id')::uuid and a.act = 'dispute.rule' and a.approver_id = who and a.ended_at = at), at)
  returning (staff_may(who, 'dispute.rule') and who <> (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) and who <> (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)),
        r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)],
        true,
        'insert'
      into allowed, e.id, e.parties, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a ruling may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'ruling';
  return e;
end $$;

create or replace function ruling_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from dispute d where d.id = r.dispute_id
          and (d.outcome, d.finding, d.refund_minor) = (r.outcome, r.finding, r.refund_minor)
          and d.return_paid_by is not distinct from r.return_paid_by
          and case r.stage when 'review' then d.state = 'RULED' and d.ruled_at = r.created_at else d.state = 'CLOSED' and d.closed_at = r.created_at end)) is not true then 'its dispute is decided so'
        when ((r.finding, case when r.outcome = 'split' then 'both'
          when (r.outcome = 'release') = ((select t.performer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)) then 'seller' else 'buyer' end) in (('not_sent', 'buyer'), ('sent_elsewhere', 'buyer'), ('short', 'both'), ('short', 'buyer'), ('proof_missing', 'buyer'), ('buyer_silent', 'seller'), ('seller_silent', 'buyer'), ('not_as_described', 'buyer'), ('not_as_described', 'both'), ('damaged_in_transit', 'buyer'), ('damaged_in_transit', 'both'), ('lost_by_carrier', 'buyer'), ('payment_missing', 'seller'), ('third_party', 'seller'), ('reversed', 'seller'), ('fraud_buyer', 'seller'), ('fraud_seller', 'buyer'), ('platform_fault', 'buyer'), ('platform_fault', 'seller'), ('platform_fault', 'both'))) is not true then 'its finding allows its outcome'
        when (jsonb_array_length(r.rules) > 0 and r.rules <@ '["E1","E2","E3","E4","E5","E6","A1","A2","A3","A4","A5","G1","G2","G3","G4","G5","C1","C2","C3","C4","C5"]') is not true then 'it cites our rules'
        when (case when r.outcome in ('refund', 'return') then r.release_minor = 0 when r.outcome = 'release' then r.refund_minor = 0
          else r.refund_minor > 0 and r.release_minor > 0 end) is not true then 'its shares are those of its outcome'
        when ((r.outcome = 'return') = (r.return_paid_by is not null)
          and (r.outcome <> 'return' or r.finding in ('short', 'seller_silent', 'not_as_described', 'damaged_in_transit', 'platform_fault')
            and exists (select from dispute d join parcel p on p.id = d.trade_id
              where d.id = r.dispute_id and not d.is_claim and p.return_paid_by is null))) is not true then 'a return says who pays for both ways, and is of what the buyer has'
        when (case when r.approval_id is null then not ruling_needs_two_people(r.dispute_id) else ruling_is_agreed(r) end) is not true then 'two people have agreed to a large one'
        when (r.moderator_id not in ((select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id))) is not true then 'neither of them is a party'
        when (not exists (select from unnest(array[r.moderator_id, r.approver_id]) person
          where is_linked_to(person, array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)]))) is not true then 'neither of them is linked to a party'
        when (not exists (select from ruling g join dispute d on d.id = g.dispute_id join dispute own on own.id = r.dispute_id
          where d.trade_id = own.trade_id and g.id <> r.id
            and (g.moderator_id in (r.moderator_id, r.approver_id) or g.approver_id in (r.moderator_id, r.approver_id)))) is not true then 'neither of them ruled before' end into broken from ruling r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'ruling %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function saved_view_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'remove' then
    if s <> '{}' then perform columns_refused('saved_view', s); end if;
    update saved_view r set version = r.version + 1, removed_at = at
      where r.id = p_id and r.version = p_version
        and (removed_at is null)
        and (who = r.owner_id)
      returning r.id,
        array[r.owner_id]
      into e.id, e.parties;
  else
    raise exception 'a saved_view has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('saved_view', p_move, (select r.version from saved_view r where r.id = p_id), p_version);
  end if;
  e.kind := 'saved_view';
  return e;
end $$;

create or replace function saved_view_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,name,kind,query,is_shared}'::text[] <> '{}' then perform columns_refused('saved_view', row_); end if;
  insert into saved_view as r (id, name, kind, query, is_shared, owner_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'name')::text, (row_->>'kind')::text, (row_->>'query')::text, (row_->>'is_shared')::boolean, who, at)
  returning true,
        r.id,
        array[r.owner_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a saved_view may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'saved_view';
  return e;
end $$;

create or replace function saved_view_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (staff_holds(r.owner_id, 'queue.read', 'r')) is not true then 'its owner is staff'
        when (r.kind in ('disputes', 'appeals', 'payouts', 'deposits', 'support', 'refunds', 'chargebacks', 'listing', 'tax', 'approvals')) is not true then 'it is of a queue' end into broken from saved_view r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'saved_view %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function setting_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'veto' then
    if s <> '{}' then perform columns_refused('setting', s); end if;
    update setting r set version = r.version + 1, effective_from = 'infinity'
      where r.id = p_id and r.version = p_version
        and (effective_from > at and effective_from < 'infinity')
        and ((staff_may(who, 'approval.veto')))
      returning r.id,
        true,
        'veto'
      into e.id, e.by_staff, e.check_move;
  else
    raise exception 'a setting has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('setting', p_move, (select r.version from setting r where r.id = p_id), p_version);
  end if;
  e.kind := 'setting';
  return e;
end $$;

create or replace function setting_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  insert into setting as r (id, name, value, effective_from, approval_id, created_at)
  select a.subject_id, a.detail->>'name', a.detail->'value',
        setting_from(a.detail->>'name', a.detail->'value', (a.detail->>'effectiveFrom')::timestamptz, at), a.id, at
      from approval a where a.id = (row_->>'approval_id')::uuid and a.act = setting_act(a.detail->>'name')
        and a.approver_id = who and a.state = 'AGREED' and a.ended_at = at
  returning true,
        r.id
      into allowed, e.id;
  if allowed is not true then
    raise exception 'a setting may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'setting';
  return e;
end $$;

create or replace function setting_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'veto' then
      select case when (exists (select from approval a where a.id = r.approval_id and a.state = 'VETOED')) is not true then 'its request is vetoed' end into broken from setting r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'setting %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function settlement_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
begin
  if row_ - '{id,gateway,gateway_record_id,direction,currency,amount_minor}'::text[] <> '{}' then perform columns_refused('settlement', row_); end if;
  insert into settlement as r (id, gateway, gateway_record_id, direction, currency, amount_minor, created_at)
  values ((row_->>'id')::uuid, (row_->>'gateway')::text, (row_->>'gateway_record_id')::text, (row_->>'direction')::text, (row_->>'currency')::text, (row_->>'amount_minor')::bigint, at)
  returning (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        array['gateway_settlement ' || self || ' ' || '["BANK", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]',
          'gateway_top_up ' || self || ' ' || '["GATEWAY", "", "' || gateway_account(r.gateway) || '", "' || r.currency || '"]' || '["BANK", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]'],
        array[case r.direction when 'settled' then r.amount_minor else 0 end, case r.direction when 'topped_up' then r.amount_minor else 0 end]::bigint[]
      into allowed, e.id, e.legs, e.amounts;
  if allowed is not true then
    raise exception 'a settlement may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'settlement';
  return e;
end $$;

create or replace function settlement_offer_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'accept' then
    if s <> '{}' then perform columns_refused('settlement_offer', s); end if;
    update settlement_offer r set version = r.version + 1, state = 'ACCEPTED', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (who <> r.offered_by_id and r.expires_at > at)
        and (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id))
      returning r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), r.offered_by_id],
        'accept'
      into e.id, e.parties, e.check_move;
  when 'decline' then
    if s <> '{}' then perform columns_refused('settlement_offer', s); end if;
    update settlement_offer r set version = r.version + 1, state = 'DECLINED', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (who <> r.offered_by_id)
        and (who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id))
      returning r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), r.offered_by_id]
      into e.id, e.parties;
  when 'withdraw' then
    if s <> '{}' then perform columns_refused('settlement_offer', s); end if;
    update settlement_offer r set version = r.version + 1, state = 'WITHDRAWN', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (who = r.offered_by_id)
      returning r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), r.offered_by_id]
      into e.id, e.parties;
  when 'expire' then
    if s <> '{}' then perform columns_refused('settlement_offer', s); end if;
    update settlement_offer r set version = r.version + 1, state = 'EXPIRED', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OPEN'
        and (r.expires_at <= at)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), r.offered_by_id]
      into e.id, e.parties;
  else
    raise exception 'a settlement_offer has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('settlement_offer', p_move, (select r.version from settlement_offer r where r.id = p_id), p_version);
  end if;
  e.kind := 'settlement_offer';
  return e;
end $$;

create or replace function settlement_offer_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,dispute_id,refund_minor,return_paid_by,way_back_minor}'::text[] <> '{}' then perform columns_refused('settlement_offer', row_); end if;
  insert into settlement_offer as r (id, dispute_id, refund_minor, return_paid_by, way_back_minor, state, offered_by_id, expires_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'dispute_id')::uuid, (row_->>'refund_minor')::bigint, (row_->>'return_paid_by')::text, (row_->>'way_back_minor')::bigint, 'OPEN', who, at + interval '24 hours', at)
  returning who = (select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id) or who = (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id),
        r.id,
        array[(select t.buyer_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), (select t.seller_id from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id), r.offered_by_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a settlement_offer may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'settlement_offer';
  return e;
end $$;

create or replace function settlement_offer_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from dispute d where d.id = r.dispute_id and d.state <> 'CLOSED' and not d.is_claim)) is not true then 'its dispute is open, about a hold'
        when (r.refund_minor between 0 and (select t.hold_minor from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)) is not true then 'it shares what is held'
        when (r.return_paid_by is null or r.refund_minor = (select t.hold_minor from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)
          and exists (select from dispute d join parcel p on p.id = d.trade_id where d.id = r.dispute_id and p.return_paid_by is null)) is not true then 'what goes back is paid back, and has not gone back before' end into broken from settlement_offer r where r.id = p_id;
    when 'accept' then
      select case when (exists (select from dispute d where d.id = r.dispute_id and d.closed_how = 'settled'
          and d.closed_at = r.ended_at and d.refund_minor = r.refund_minor)) is not true then 'its dispute is settled by it' end into broken from settlement_offer r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'settlement_offer %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function shipment_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
begin
  case p_move
  when 'observe' then
    if s - '{status,status_at,phone,lga}'::text[] <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, status = (s->>'status')::text, status_at = (s->>'status_at')::timestamptz, polls_failed = 0, next_poll_at = at + case when at < r.tracked_at + interval '2 days' then interval '30 minutes' else interval '6 hours' end, scanned_at = coalesce(r.scanned_at, case when shipment_rank(s->>'status') >= shipment_rank('PICKED_UP') then at end), fits_recipient = r.fits_recipient or case when r.is_return then sender_fits(r.trade_id, s->>'phone', s->>'lga')
      else recipient_fits(r.trade_id, s->>'phone', s->>'lga') end
      where r.id = p_id and r.version = p_version
        and r.state = 'TRACKED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        'observe'
      into e.id, e.parties, e.check_move;
  when 'observe:last' then
    if s - '{status,status_at,phone,lga}'::text[] <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'ENDED', status = (s->>'status')::text, status_at = (s->>'status_at')::timestamptz, polls_failed = 0, next_poll_at = null, scanned_at = coalesce(r.scanned_at, case when shipment_rank(s->>'status') >= shipment_rank('PICKED_UP') then at end), fits_recipient = r.fits_recipient or case when r.is_return then sender_fits(r.trade_id, s->>'phone', s->>'lga')
      else recipient_fits(r.trade_id, s->>'phone', s->>'lga') end, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'TRACKED'
        and (s->>'status' in ('DELIVERED', 'RETURNED'))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        'observe:last'
      into e.id, e.parties, e.check_move;
  when 'ask' then
    if s <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, attempts = r.attempts + 1, next_poll_at = at + interval '2 minutes' * (1 + least(r.attempts, 30))
      where r.id = p_id and r.version = p_version
        and r.state in ('REQUESTED', 'CANCELLING')
        and (next_poll_at <= at)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id]
      into e.id, e.parties;
  when 'book' then
    if s - '{booking_id,cost_minor,number}'::text[] <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'TRACKED', booking_id = (s->>'booking_id')::text, cost_minor = (s->>'cost_minor')::bigint, number = (s->>'number')::text, pickup = null, attempts = 0, tracked_at = at, next_poll_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'REQUESTED'
        and ((s->>'cost_minor')::bigint <= agreed_minor)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        'book'
      into e.id, e.parties, e.check_move;
  when 'book:unwanted' then
    if s - '{booking_id,cost_minor,number,failure}'::text[] <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'CANCELLING', booking_id = (s->>'booking_id')::text, cost_minor = (s->>'cost_minor')::bigint, number = (s->>'number')::text, failure = (s->>'failure')::text, pickup = null, attempts = 0, next_poll_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'REQUESTED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        'book:unwanted'
      into e.id, e.parties, e.check_move;
  when 'fail' then
    if s - '{failure}'::text[] <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'FAILED', failure = (s->>'failure')::text, pickup = null, next_poll_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'REQUESTED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        'fail'
      into e.id, e.parties, e.check_move;
  when 'number' then
    if s - '{number}'::text[] <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, number = (s->>'number')::text, next_poll_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'TRACKED'
        and (number is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id]
      into e.id, e.parties;
  when 'unbook' then
    if s <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'CANCELLING', attempts = 0, next_poll_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'TRACKED'
        and (is_ours and scanned_at is null)
        and (who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id]
      into e.id, e.parties;
  when 'keep' then
    if s <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'TRACKED', tracked_at = coalesce(r.tracked_at, at), next_poll_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CANCELLING'
        and (failure is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id]
      into e.id, e.parties;
  when 'free' then
    if s <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'CANCELLED', next_poll_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CANCELLING'
        and (failure is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        array['carrier_return ' || self || ' ' || '["CARRIER", "", "' || carrier_account(r.carrier) || '", "' || r.currency || '"]' || '["PROMOTIONS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]'],
        array[case when r.covered_at is not null or exists (
        select from parcel p where p.id = r.trade_id and p.state = 'PAID' and p.label_minor is not null) then r.cost_minor else 0 end]::bigint[],
        'free'
      into e.id, e.parties, e.legs, e.amounts, e.check_move;
  when 'free:failed' then
    if s <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'FAILED', next_poll_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CANCELLING'
        and (failure is not null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        array['carrier_return ' || self || ' ' || '["CARRIER", "", "' || carrier_account(r.carrier) || '", "' || r.currency || '"]' || '["PROMOTIONS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]'],
        array[case when r.covered_at is not null or exists (
        select from parcel p where p.id = r.trade_id and p.state = 'PAID' and p.label_minor is not null) then r.cost_minor else 0 end]::bigint[],
        'free:failed'
      into e.id, e.parties, e.legs, e.amounts, e.check_move;
  when 'cover' then
    if s <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, covered_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('TRACKED', 'ENDED')
        and (is_ours and covered_at is null)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        array['shipping_covered ' || self || ' ' || '["PROMOTIONS", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.currency || '"]' || '["CARRIER", "", "' || carrier_account(r.carrier) || '", "' || r.currency || '"]'],
        array[r.cost_minor]::bigint[],
        'cover'
      into e.id, e.parties, e.legs, e.amounts, e.check_move;
  when 'take-back' then
    if s <> '{}' then perform columns_refused('shipment', s); end if;
    update shipment r set version = r.version + 1, state = 'CANCELLED', next_poll_at = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'TRACKED'
        and (not is_ours and not is_return)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id],
        'take-back'
      into e.id, e.parties, e.check_move;
  else
    raise exception 'a shipment has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('shipment', p_move, (select r.version from shipment r where r.id = p_id), p_version);
  end if;
  e.kind := 'shipment';
  return e;
end $$;

create or replace function shipment_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,trade_id,buyer_id,seller_id,carrier,service,number,reference,currency,quote_id,agreed_minor,pickup,is_return,state}'::text[] <> '{}' then perform columns_refused('shipment', row_); end if;
  if coalesce(row_->>'state', 'REQUESTED') not in ('REQUESTED', 'TRACKED') then
    raise exception 'no shipment is made %', row_->>'state' using errcode = '42501';
  end if;
  insert into shipment as r (id, trade_id, buyer_id, seller_id, carrier, service, number, reference, currency, quote_id, agreed_minor, pickup, is_return, state, is_ours, tracked_at, next_poll_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'trade_id')::uuid, (row_->>'buyer_id')::uuid, (row_->>'seller_id')::uuid, (row_->>'carrier')::text, (row_->>'service')::text, (row_->>'number')::text, (row_->>'reference')::text, (row_->>'currency')::text, (row_->>'quote_id')::text, (row_->>'agreed_minor')::bigint, row_->'pickup', (row_->>'is_return')::boolean, coalesce(row_->>'state', 'REQUESTED')::shipment_state, coalesce(row_->>'state', 'REQUESTED') = 'REQUESTED', case row_->>'state' when 'TRACKED' then at end, at, at)
  returning who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        array[r.buyer_id, r.seller_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a shipment may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'shipment';
  return e;
end $$;

create or replace function shipment_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from trade t join parcel p on p.id = t.id where t.id = r.trade_id
          and (t.buyer_id, t.seller_id, t.currency) = (r.buyer_id, r.seller_id, r.currency) and case
          when r.is_return then r.state = 'TRACKED' and who = system_id() and t.state = 'RETURNING' and p.return_sent->>'by' = 'carrier' and p.return_sent->>'number' = r.number
          when r.state = 'TRACKED' then who = system_id() and t.state = 'SHIPPED' and p.sent->>'by' = 'carrier' and p.sent->>'number' = r.number
          else who = r.seller_id and r.number is null and t.state = 'IN_ESCROW' and t.begun_at is not null and not (p.way->>'isPickUp')::boolean
            and carrier_account(r.carrier) is not null and r.agreed_minor <= p.fee_minor + p.extra_minor end)) is not true then 'its trade was sent by this number, there or back, or its seller books it' end into broken from shipment r where r.id = p_id;
    when 'observe' then
      select case when (r.status is not distinct from shipment_status(r.id)) is not true then 'it is as far as its events say' end into broken from shipment r where r.id = p_id;
    when 'observe:last' then
      select case when (r.status is not distinct from shipment_status(r.id)) is not true then 'it is as far as its events say' end into broken from shipment r where r.id = p_id;
    when 'book' then
      select case when (exists (select from parcel p where p.id = r.trade_id and p.state = 'HELD'
          and (p.label_minor, p.label_carrier) = (r.cost_minor, r.carrier))) is not true then 'its parcel pays for it' end into broken from shipment r where r.id = p_id;
    when 'book:unwanted' then
      select case when (r.failure is not null or not exists (select from parcel p where p.id = r.trade_id and p.state = 'HELD')) is not true then 'it is dearer than agreed, or its order has ended' end into broken from shipment r where r.id = p_id;
    when 'fail' then
      select case when (exists (select from parcel p where p.id = r.trade_id and (p.state <> 'HELD' or p.label_minor is null and p.extra_minor = 0))) is not true then 'what its seller added is back' end into broken from shipment r where r.id = p_id;
    when 'free' then
      select case when (exists (select from parcel p where p.id = r.trade_id and (p.state <> 'HELD' or p.label_minor is null and p.extra_minor = 0))) is not true then 'what its seller added is back' end into broken from shipment r where r.id = p_id;
    when 'free:failed' then
      select case when (exists (select from parcel p where p.id = r.trade_id and (p.state <> 'HELD' or p.label_minor is null and p.extra_minor = 0))) is not true then 'what its seller added is back' end into broken from shipment r where r.id = p_id;
    when 'cover' then
      select case when (exists (select from parcel p where p.id = r.trade_id
          and (p.state = 'RETURNED' or p.state = 'PAID' and p.label_minor is null))) is not true then 'no delivery fee pays it' end into broken from shipment r where r.id = p_id;
    when 'take-back' then
      select case when (exists (select from parcel p where p.id = r.trade_id and p.sent->>'number' is distinct from r.number)) is not true then 'its trade is not sent by it' end into broken from shipment r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'shipment %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function shipment_event_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,shipment_id,event_key,kind,raw,place,at}'::text[] <> '{}' then perform columns_refused('shipment_event', row_); end if;
  insert into shipment_event as r (id, shipment_id, event_key, kind, raw, place, at, created_at)
  values ((row_->>'id')::uuid, (row_->>'shipment_id')::uuid, (row_->>'event_key')::text, (row_->>'kind')::text, (row_->>'raw')::text, (row_->>'place')::text, (row_->>'at')::timestamptz, at)
  returning (who = '00000000-0000-0000-0000-000000000000'::uuid and not web),
        r.id,
        'insert'
      into allowed, e.id, e.check_move;
  if allowed is not true then
    raise exception 'a shipment_event may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'shipment_event';
  return e;
end $$;

create or replace function shipment_event_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from shipment s where s.id = r.shipment_id and s.state in ('TRACKED', 'ENDED'))) is not true then 'its shipment is tracked' end into broken from shipment_event r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'shipment_event %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function staff_credential_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'vouch' then
    if s - '{assertion}'::text[] <> '{}' then perform columns_refused('staff_credential', s); end if;
    update staff_credential r set version = r.version + 1, vouching = vouching || jsonb_build_array(s->'assertion')
      where r.id = p_id and r.version = p_version
        and r.state = 'OFFERED'
        and (jsonb_array_length(vouching) < 8 and may_sign_with(who, s->'assertion'))
        and (who = r.user_id or (staff_may(who, 'role.grant') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        not (who = r.user_id)
      into e.id, e.parties, e.by_staff;
  when 'enrol' then
    if s <> '{}' then perform columns_refused('staff_credential', s); end if;
    update staff_credential r set version = r.version + 1, state = 'ENROLLED', enrolled_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'OFFERED'
        and (jsonb_array_length(vouching) > 0)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  when 'end' then
    if s <> '{}' then perform columns_refused('staff_credential', s); end if;
    update staff_credential r set version = r.version + 1, state = 'ENDED', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('OFFERED', 'ENROLLED')
        and (who = r.user_id or (staff_may(who, 'role.revoke') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        not (who = r.user_id)
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a staff_credential has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('staff_credential', p_move, (select r.version from staff_credential r where r.id = p_id), p_version);
  end if;
  e.kind := 'staff_credential';
  return e;
end $$;

create or replace function staff_credential_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,credential_id}'::text[] <> '{}' then perform columns_refused('staff_credential', row_); end if;
  insert into staff_credential as r (id, credential_id, state, user_id, public_key, name, vouching, created_at)
  values ((row_->>'id')::uuid, (row_->>'credential_id')::text, 'OFFERED', who, (select k.public_key from person_passkey k where k.id = row_->>'credential_id' and k.user_id = who), (select k.name from person_passkey k where k.id = row_->>'credential_id' and k.user_id = who), '[]', at)
  returning who = r.user_id,
        r.id,
        array[r.user_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a staff_credential may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'staff_credential';
  return e;
end $$;

create or replace function staff_credential_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from held_permission h where h.user_id = who)) is not true then 'its holder is staff' end into broken from staff_credential r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'staff_credential %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function staff_grant_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'end' then
    if s - '{end_reason}'::text[] <> '{}' then perform columns_refused('staff_grant', s); end if;
    update staff_grant r set version = r.version + 1, end_reason = (s->>'end_reason')::text, ended_at = at, ended_by_id = who
      where r.id = p_id and r.version = p_version
        and (ended_at is null)
        and ((staff_may(who, 'role.revoke') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a staff_grant has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('staff_grant', p_move, (select r.version from staff_grant r where r.id = p_id), p_version);
  end if;
  e.kind := 'staff_grant';
  return e;
end $$;

create or replace function staff_grant_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  insert into staff_grant as r (id, user_id, role, approval_id, created_at)
  select a.subject_id, a.beneficiary_id, a.detail->>'role', a.id, at
      from approval a where a.id = (row_->>'approval_id')::uuid and a.act = 'role.grant' and a.approver_id = who and a.state = 'AGREED'
        and a.ended_at = at
        and a.beneficiary_id = (a.detail->>'userId')::uuid
  returning true,
        r.id,
        array[r.user_id]
      into allowed, e.id, e.parties;
  if allowed is not true then
    raise exception 'a staff_grant may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'staff_grant';
  return e;
end $$;

create or replace function staff_note_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,user_id,text}'::text[] <> '{}' then perform columns_refused('staff_note', row_); end if;
  insert into staff_note as r (id, user_id, text, by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'user_id')::uuid, (row_->>'text')::text, who, at)
  returning (staff_may(who, 'person.note') and who <> r.user_id),
        r.id,
        array[r.user_id],
        true
      into allowed, e.id, e.parties, e.by_staff;
  if allowed is not true then
    raise exception 'a staff_note may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'staff_note';
  return e;
end $$;

create or replace function support_case_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'write' then
    if s <> '{}' then perform columns_refused('support_case', s); end if;
    update support_case r set version = r.version + 1, state = 'OPEN', messages = r.messages + 1, waiting_since = case when r.state = 'OPEN' then r.waiting_since else at end
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'ANSWERED')
        and ((r.subject_kind = 'block' or not (restrictions_now(r.user_id) & restriction_bits('blocked', null) <> 0)) and r.messages < 500)
        and (who = r.user_id)
      returning r.id,
        array[r.user_id],
        'write'
      into e.id, e.parties, e.check_move;
  when 'answer' then
    if s <> '{}' then perform columns_refused('support_case', s); end if;
    update support_case r set version = r.version + 1, state = 'ANSWERED', messages = r.messages + 1, answered_at = at, first_answer_at = coalesce(r.first_answer_at, at)
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'ANSWERED')
        and (answers_support(who, r.subject_kind) and not exists (
          select from assignment a where a.kind = 'support' and a.subject_id = r.id and a.ended_at is null and a.staff_id <> who) and r.messages < 500)
        and ((staff_may(who, 'support.answer') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true,
        'answer'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'close' then
    if s <> '{}' then perform columns_refused('support_case', s); end if;
    update support_case r set version = r.version + 1, state = 'CLOSED', closed_at = at, closed_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state in ('OPEN', 'ANSWERED')
        and (who = r.user_id)
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  when 'end' then
    if s <> '{}' then perform columns_refused('support_case', s); end if;
    update support_case r set version = r.version + 1, state = 'CLOSED', closed_at = at, closed_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'ANSWERED'
        and (answers_support(who, r.subject_kind) and not exists (
          select from assignment a where a.kind = 'support' and a.subject_id = r.id and a.ended_at is null and a.staff_id <> who))
        and ((staff_may(who, 'support.answer') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  when 'lapse' then
    if s <> '{}' then perform columns_refused('support_case', s); end if;
    update support_case r set version = r.version + 1, state = 'CLOSED', closed_at = at, closed_by_id = who
      where r.id = p_id and r.version = p_version
        and r.state = 'ANSWERED'
        and (answered_at <= at - interval '7 days')
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  when 'reopen' then
    if s <> '{}' then perform columns_refused('support_case', s); end if;
    update support_case r set version = r.version + 1, state = 'OPEN', messages = r.messages + 1, closed_at = null, closed_by_id = null, waiting_since = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CLOSED'
        and ((r.subject_kind = 'block' or not (restrictions_now(r.user_id) & restriction_bits('blocked', null) <> 0)) and r.messages < 500 and closed_at > at - interval '14 days')
        and (who = r.user_id)
      returning r.id,
        array[r.user_id],
        'reopen'
      into e.id, e.parties, e.check_move;
  when 'rate' then
    if s - '{is_good,rating_words}'::text[] <> '{}' then perform columns_refused('support_case', s); end if;
    update support_case r set version = r.version + 1, is_good = (s->>'is_good')::boolean, rating_words = (s->>'rating_words')::text, rated_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CLOSED'
        and (rated_at is null)
        and (who = r.user_id)
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  else
    raise exception 'a support_case has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('support_case', p_move, (select r.version from support_case r where r.id = p_id), p_version);
  end if;
  e.kind := 'support_case';
  return e;
end $$;

create or replace function support_case_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,subject_kind,subject_id,phrase}'::text[] <> '{}' then perform columns_refused('support_case', row_); end if;
  insert into support_case as r (id, subject_kind, subject_id, phrase, state, user_id, messages, waiting_since, created_at)
  values ((row_->>'id')::uuid, (row_->>'subject_kind')::text, (row_->>'subject_id')::uuid, (row_->>'phrase')::text, 'OPEN', who, 1, at, at)
  returning who = r.user_id,
        r.id,
        array[r.user_id],
        'insert'
      into allowed, e.id, e.parties, e.check_move;
  if allowed is not true then
    raise exception 'a support_case may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'support_case';
  return e;
end $$;

create or replace function support_case_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (case r.subject_kind
          when 'trade' then exists (select from trade_overview t where t.id = r.subject_id and r.user_id in (t.buyer_id, t.seller_id))
          when 'deposit' then exists (select from deposit_record d where d.id = r.subject_id and d.user_id = r.user_id)
          when 'payout' then exists (select from payout_record y where y.id = r.subject_id and y.user_id = r.user_id)
          else r.subject_id is null end) is not true then 'it is about something of its person''s'
        when ((r.subject_kind = 'block') = (restrictions_now(r.user_id) & restriction_bits('blocked', null) <> 0)) is not true then 'who is blocked writes about the block, and no other'
        when (at_most((select count(*) from support_case o where o.user_id = r.user_id and o.state <> 'CLOSED'), 5, 'support_case')) is not true then 'its person has few others open'
        when (exists (select from support_message m where m.case_id = r.id and m.sequence = r.messages and m.author_id = who)) is not true then 'its message is kept' end into broken from support_case r where r.id = p_id;
    when 'write' then
      select case when (exists (select from support_message m where m.case_id = r.id and m.sequence = r.messages and m.author_id = who)) is not true then 'its message is kept' end into broken from support_case r where r.id = p_id;
    when 'answer' then
      select case when (exists (select from support_message m where m.case_id = r.id and m.sequence = r.messages and m.author_id = who)) is not true then 'its message is kept' end into broken from support_case r where r.id = p_id;
    when 'reopen' then
      select case when (at_most((select count(*) from support_case o where o.user_id = r.user_id and o.state <> 'CLOSED'), 5, 'support_case')) is not true then 'its person has few others open'
        when (exists (select from support_message m where m.case_id = r.id and m.sequence = r.messages and m.author_id = who)) is not true then 'its message is kept' end into broken from support_case r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'support_case %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function support_message_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,case_id,body}'::text[] <> '{}' then perform columns_refused('support_message', row_); end if;
  insert into support_message as r (id, case_id, body, author_id, sequence, created_at)
  values ((row_->>'id')::uuid, (row_->>'case_id')::uuid, (row_->>'body')::text, who, 0, at)
  returning who = (select c.user_id from support_case c where c.id = r.case_id) or (staff_may(who, 'support.answer') and who <> (select c.user_id from support_case c where c.id = r.case_id)),
        r.id,
        array[(select c.user_id from support_case c where c.id = r.case_id)],
        not (who = (select c.user_id from support_case c where c.id = r.case_id)),
        'insert'
      into allowed, e.id, e.parties, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a support_message may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'support_message';
  return e;
end $$;

create or replace function support_message_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (exists (select from support_case c where c.id = r.case_id and c.messages = r.sequence
          and c.state = case when r.author_id = c.user_id then 'OPEN' else 'ANSWERED' end::support_case_state)) is not true then 'its case has come to it'
        when (r.role is not null or at_most((select count(*) from support_message m
          where m.author_id = r.author_id and m.role is null and m.created_at > r.created_at - interval '1 hour'), 30, 'support_message')) is not true then 'its author has not written too much' end into broken from support_message r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'support_message %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function support_template_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'remove' then
    if s <> '{}' then perform columns_refused('support_template', s); end if;
    update support_template r set version = r.version + 1, removed_at = at, removed_by_id = who
      where r.id = p_id and r.version = p_version
        and (removed_at is null)
        and ((staff_may(who, 'support.template')))
      returning r.id,
        true
      into e.id, e.by_staff;
  else
    raise exception 'a support_template has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('support_template', p_move, (select r.version from support_template r where r.id = p_id), p_version);
  end if;
  e.kind := 'support_template';
  return e;
end $$;

create or replace function support_template_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,title,body}'::text[] <> '{}' then perform columns_refused('support_template', row_); end if;
  insert into support_template as r (id, title, body, by_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'title')::text, (row_->>'body')::text, who, at)
  returning (staff_may(who, 'support.template')),
        r.id,
        true
      into allowed, e.id, e.by_staff;
  if allowed is not true then
    raise exception 'a support_template may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'support_template';
  return e;
end $$;

create or replace function tax_number_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  e effect;
begin
  case p_move
  when 'withdraw' then
    if s <> '{}' then perform columns_refused('tax_number', s); end if;
    update tax_number r set version = r.version + 1, state = 'WITHDRAWN', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CHECKING'
        and (who = r.user_id)
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  when 'check' then
    if s <> '{}' then perform columns_refused('tax_number', s); end if;
    update tax_number r set version = r.version + 1, state = 'CHECKED', decided_by_id = who, decided_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CHECKING'
        and (who <> r.user_id)
        and ((staff_may(who, 'verification.decide') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  when 'refuse' then
    if s - '{reason_code,reason}'::text[] <> '{}' then perform columns_refused('tax_number', s); end if;
    update tax_number r set version = r.version + 1, state = 'REFUSED', reason_code = (s->>'reason_code')::text, reason = (s->>'reason')::text, decided_by_id = who, decided_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CHECKING'
        and (who <> r.user_id)
        and ((staff_may(who, 'verification.decide') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true,
        'refuse'
      into e.id, e.parties, e.by_staff, e.check_move;
  when 'end' then
    if s <> '{}' then perform columns_refused('tax_number', s); end if;
    update tax_number r set version = r.version + 1, state = 'ENDED', ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CHECKED'
        and (who = r.user_id)
      returning r.id,
        array[r.user_id]
      into e.id, e.parties;
  when 'end:staff' then
    if s - '{reason_code,reason}'::text[] <> '{}' then perform columns_refused('tax_number', s); end if;
    update tax_number r set version = r.version + 1, state = 'ENDED', reason_code = (s->>'reason_code')::text, reason = (s->>'reason')::text, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'CHECKED'
        and (who <> r.user_id)
        and ((staff_may(who, 'verification.decide') and who <> r.user_id))
      returning r.id,
        array[r.user_id],
        true
      into e.id, e.parties, e.by_staff;
  else
    raise exception 'a tax_number has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('tax_number', p_move, (select r.version from tax_number r where r.id = p_id), p_version);
  end if;
  e.kind := 'tax_number';
  return e;
end $$;

create or replace function tax_number_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,number,name}'::text[] <> '{}' then perform columns_refused('tax_number', row_); end if;
  insert into tax_number as r (id, number, name, state, user_id, created_at)
  values ((row_->>'id')::uuid, (row_->>'number')::text, (row_->>'name')::text, 'CHECKING', who, at)
  returning who = r.user_id,
        r.id,
        array[r.user_id]
      into allowed, e.id, e.parties;
  if allowed is not true then
    raise exception 'a tax_number may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'tax_number';
  return e;
end $$;

create or replace function tax_number_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'refuse' then
      select case when (r.reason_code is not null and length(r.reason) > 0) is not true then 'its owner reads why' end into broken from tax_number r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'tax_number %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function trade_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := p_id::text;
  e effect;
  v_move text;
  v_role text;
  v_from trade_state;
  v_to trade_state;
  v_sequence int;
begin
  case p_move
  when 'begin' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, begun_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is null and not in_catalog(kind))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'begin',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'deliver' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DELIVERED', moves = r.moves + 1, delivered_at = at, delivery_seconds_left = greatest(ceil(extract(epoch from r.deadline_at - at)), 0)::int, proposal = null, proposal_until = null, deadline_at = at + (select make_interval(mins => k.confirm_minutes) from asset_kind k where k.name = r.kind)
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is not null and not in_catalog(kind))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'deliver',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'undo-deliver' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'IN_ESCROW', moves = r.moves + 1, deadline_at = at + make_interval(secs => delivery_seconds_left), delivered_at = null, delivery_seconds_left = null, deliveries_undone = r.deliveries_undone + 1, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'DELIVERED'
        and (delivered_at >= at - interval '5 minutes' and deliveries_undone < 2 and not in_catalog(kind))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'undo-deliver',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'approve' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'COMPLETED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('DELIVERED', 'SHIPPED')
        and ((not exists (select from allowance f where f.user_id = who and f.restricted & 35 <> 0)
          or must_be_free(who, 35)))
        and (who = r.confirmer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[r.hold_minor - fee_of(r.hold_minor, r.fee_rule), fee_of(r.hold_minor, r.fee_rule)]::bigint[],
        true,
        'sell',
        'approve',
        'approve',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.units, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'cancel' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (not in_catalog(kind))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        coalesce(case when r.performer_id = r.seller_id then case when in_catalog(r.kind) then 'PAUSED' else 'WITHDRAWN' end end, case when r.part > 1 then 'WITHDRAWN' end),
        'cancel',
        'cancel',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'cancel:late' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is null and deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and not in_catalog(kind))
        and (who = r.confirmer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        coalesce(case when r.performer_id = r.seller_id then case when in_catalog(r.kind) then 'PAUSED' else 'WITHDRAWN' end end, case when r.part > 1 then 'WITHDRAWN' end),
        'cancel:late',
        'cancel',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'propose-cancel' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = jsonb_build_object('kind', 'cancel', 'by', case who when buyer_id then 'buyer' else 'seller' end), proposal_until = at + interval '24 hours'
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED')
        and (proposal is null)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'propose-cancel',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'agree-cancel' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED')
        and (proposal->>'kind' = 'cancel'
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        case when r.part > 1 then 'WITHDRAWN' end,
        'agree-cancel',
        'agree-cancel',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'propose-extension' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = jsonb_build_object('kind', 'extension', 'by', case who when buyer_id then 'buyer' else 'seller' end), proposal_until = at + interval '24 hours'
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'DELIVERED')
        and (proposal is null and (not in_catalog(kind) or not exists (select from timeline m where m.trade_id = r.id and m.move = 'agree-extension' and m.from_state = r.state)))
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'propose-extension',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'agree-extension' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = greatest(r.deadline_at, at) + (select make_interval(mins => k.extend_minutes) from asset_kind k where k.name = r.kind)
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'DELIVERED')
        and (proposal->>'kind' = 'extension'
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end and not in_catalog(kind))
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'agree-extension',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'decline-proposal' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED')
        and (proposal is not null
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'decline-proposal',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'withdraw-proposal' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED')
        and (who = case proposal->>'by' when 'buyer' then buyer_id when 'seller' then seller_id end)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'withdraw-proposal',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'expire-proposal' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED')
        and (proposal is not null and proposal_until <= at)
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'expire-proposal',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'extend' then
    if s - '{hours}'::text[] <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, deadline_at = greatest(r.deadline_at, at) + make_interval(hours => (s->>'hours')::int), staff_extensions = r.staff_extensions + 1
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING')
        and (staff_extensions < 2 and (s->>'hours')::int between 1 and 24)
        and ((staff_may(who, 'trade.extend') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        true,
        'extend',
        'moderator',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.by_staff, v_move, v_role, v_from, v_to, v_sequence;
  when 'lapse' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is null and deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        coalesce(case when r.performer_id = r.seller_id then case when in_catalog(r.kind) then 'PAUSED' else 'WITHDRAWN' end end, case when r.part > 1 then 'WITHDRAWN' end),
        'lapse',
        'lapse',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'escalate:begun' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is not null and deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and (not in_catalog(kind) or meeting is not null))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'escalate:begun',
        'escalate',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'escalate:delivered' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'DELIVERED'
        and (deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and not (exists (select from parcel p where p.id = r.id and p.proof in ('CARRIER', 'CODE'))))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'escalate:delivered',
        'escalate',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'escalate:restricted' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING')
        and (waits_for_moderator(state, begun_at, performer_id, confirmer_id))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'escalate:restricted',
        'escalate',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'dispute' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED')
        and (not in_catalog(kind) or begun_at is not null)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'dispute',
        'dispute',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'propose-return' then
    if s - '{paid_by,way_back_minor}'::text[] <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = jsonb_build_object('kind', 'return', 'by', case who when buyer_id then 'buyer' else 'seller' end, 'paidBy', s->>'paid_by', 'wayBackMinor', s->>'way_back_minor'), proposal_until = at + interval '24 hours'
      where r.id = p_id and r.version = p_version
        and r.state = 'DELIVERED'
        and (proposal is null and in_catalog(kind) and s->>'paid_by' in ('buyer', 'seller')
        and (s->>'way_back_minor')::bigint between 0 and case s->>'paid_by' when 'seller' then 5000000 else 0 end)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'propose-return',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'agree-return' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'RETURNING', moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = by_day(at + interval '5 days')
      where r.id = p_id and r.version = p_version
        and r.state = 'DELIVERED'
        and (proposal->>'kind' = 'return'
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'agree-return',
        'agree-return',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'return-ship' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = by_day(at + interval '14 days')
      where r.id = p_id and r.version = p_version
        and r.state = 'RETURNING'
        and (in_catalog(kind) and not exists (select from parcel p where p.id = r.id and (p.return_sent_at < at or p.bounced_at is not null)))
        and (who = r.confirmer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'return-ship',
        'return-ship',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'return-arrive' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = by_day(at + interval '3 days')
      where r.id = p_id and r.version = p_version
        and r.state = 'RETURNING'
        and (in_catalog(kind) and exists (select from parcel p where p.id = r.id and (p.return_sent is not null or p.bounced_at is not null)) and not exists (select from parcel p where p.id = r.id and p.return_arrived_at < at))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'return-arrive',
        'return-arrive',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'return-received' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'RETURNING'
        and (in_catalog(kind))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        case when r.part > 1 then 'WITHDRAWN' end,
        'return-received',
        'return-received',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'return-received:silent' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'RETURNING'
        and (deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and exists (select from parcel p where p.id = r.id and p.return_arrived_at is not null) and not waits_for_moderator(state, begun_at, performer_id, confirmer_id))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        case when r.part > 1 then 'WITHDRAWN' end,
        'return-received:silent',
        'return-received',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'contest-return' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'RETURNING'
        and (exists (select from parcel p where p.id = r.id and (p.return_sent is not null or p.bounced_at is not null)))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'contest-return',
        'contest-return',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'keep' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'COMPLETED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'RETURNING'
        and (deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and not exists (select from parcel p where p.id = r.id and (p.return_sent is not null or p.bounced_at is not null)) and not waits_for_moderator(state, begun_at, performer_id, confirmer_id))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[r.hold_minor - fee_of(r.hold_minor, r.fee_rule), fee_of(r.hold_minor, r.fee_rule)]::bigint[],
        true,
        'sell',
        'keep',
        'keep',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.units, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'escalate:returning' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'RETURNING'
        and (deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and exists (select from parcel p where p.id = r.id and (p.return_sent is not null or p.bounced_at is not null)) and not exists (select from parcel p where p.id = r.id and p.return_arrived_at is not null))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'escalate:returning',
        'escalate',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'begin:sent' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, begun_at = at, deadline_at = send_by(r.id, at)
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is null and in_catalog(kind))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'begin',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'cancel:buyer' then
    if s - '{cancel_reason}'::text[] <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, cancel_reason = (s->>'cancel_reason')::text, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is null and in_catalog(kind))
        and (who = r.confirmer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        case when r.part > 1 then 'WITHDRAWN' end,
        'cancel:buyer',
        'cancel',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'cancel:seller' then
    if s - '{cancel_reason}'::text[] <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, cancel_reason = (s->>'cancel_reason')::text, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (in_catalog(kind))
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        coalesce(case when r.cancel_reason in ('OUT_OF_STOCK', 'WRONG_PRICE', 'DAMAGED') then 'PAUSED' end, case when r.part > 1 then 'WITHDRAWN' end),
        'cancel:seller',
        'cancel',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'lapse:unsent' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is not null and deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and in_catalog(kind) and not meeting is not null and not is_scanned(id))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        coalesce('PAUSED', case when r.part > 1 then 'WITHDRAWN' end),
        'lapse:unsent',
        'lapse',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'ship' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'SHIPPED', moves = r.moves + 1, delivery_seconds_left = greatest(ceil(extract(epoch from r.deadline_at - at)), 0)::int, proposal = null, proposal_until = null, deadline_at = arrive_by(r.id, at)
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is not null and in_catalog(kind) and not exists (select from parcel p where p.id = r.id and (p.way->>'isPickUp')::boolean))
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'ship',
        'ship',
        'seller',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'ship:scanned' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'SHIPPED', moves = r.moves + 1, delivery_seconds_left = greatest(ceil(extract(epoch from r.deadline_at - at)), 0)::int, proposal = null, proposal_until = null, deadline_at = arrive_by(r.id, at)
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is not null and in_catalog(kind) and not exists (select from parcel p where p.id = r.id and (p.way->>'isPickUp')::boolean))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'ship:scanned',
        'ship',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'undo-ship' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'IN_ESCROW', moves = r.moves + 1, deadline_at = at + make_interval(secs => delivery_seconds_left), delivery_seconds_left = null, deliveries_undone = r.deliveries_undone + 1, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'SHIPPED'
        and (deliveries_undone < 2 and in_catalog(kind) and not is_scanned(id))
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'undo-ship',
        'undo-ship',
        'seller',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'hand-over' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DELIVERED', moves = r.moves + 1, delivered_at = at, proposal = null, proposal_until = null, deadline_at = inspect_by(r.id, at)
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED')
        and (begun_at is not null and in_catalog(kind))
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'hand-over',
        'hand-over',
        'seller',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'arrive' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DELIVERED', moves = r.moves + 1, delivered_at = at, proposal = null, proposal_until = null, deadline_at = inspect_by(r.id, at)
      where r.id = p_id and r.version = p_version
        and r.state = 'SHIPPED'
        and (in_catalog(kind))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'arrive',
        'arrive',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'bounce' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'RETURNING', moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = by_day(at + interval '14 days')
      where r.id = p_id and r.version = p_version
        and r.state = 'SHIPPED'
        and (in_catalog(kind))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'bounce',
        'bounce',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'say-delivered' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DELIVERED', moves = r.moves + 1, delivered_at = at, proposal = null, proposal_until = null, deadline_at = inspect_by(r.id, at)
      where r.id = p_id and r.version = p_version
        and r.state = 'SHIPPED'
        and (in_catalog(kind) and not is_scanned(id))
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'say-delivered',
        'say-delivered',
        'seller',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'say-handed-over' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DELIVERED', moves = r.moves + 1, delivered_at = at, proposal = null, proposal_until = null, deadline_at = inspect_by(r.id, at)
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (begun_at is not null and in_catalog(kind) and meeting is not null)
        and (who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'say-handed-over',
        'say-handed-over',
        'seller',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'inspected' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'COMPLETED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DELIVERED'
        and (deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)) and exists (select from parcel p where p.id = r.id and p.proof in ('CARRIER', 'CODE')) and not waits_for_moderator(state, begun_at, performer_id, confirmer_id))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[r.hold_minor - fee_of(r.hold_minor, r.fee_rule), fee_of(r.hold_minor, r.fee_rule)]::bigint[],
        true,
        'sell',
        'inspected',
        'inspected',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.units, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'propose-split' then
    if s - '{refunds}'::text[] <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = jsonb_build_object('kind', 'split', 'by', case who when buyer_id then 'buyer' else 'seller' end, 'refunds', s->'refunds', 'refundMinor', (select coalesce(sum(given.value::bigint), 0) from jsonb_each_text(s->'refunds') given)::text), proposal_until = at + interval '24 hours'
      where r.id = p_id and r.version = p_version
        and r.state = 'DELIVERED'
        and (proposal is null and in_catalog(kind) and jsonb_typeof(s->'refunds') = 'object' and not exists (
        select from jsonb_each_text(s->'refunds') given left join trade_line l on l.trade_id = r.id and l.line::text = given.key
        where given.value !~ '^[1-9][0-9]{0,14}$' or coalesce(given.value::numeric > l.units * l.unit_price_minor, true)) and (select coalesce(sum(given.value::bigint), 0) from jsonb_each_text(s->'refunds') given) between 1 and hold_minor - 1)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'propose-split',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'agree-split' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'SPLIT', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DELIVERED'
        and (proposal->>'kind' = 'split'
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end and (not exists (select from allowance f where f.user_id = r.confirmer_id and f.restricted & 35 <> 0)
          or must_be_free(r.confirmer_id, 35)))
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[(select p.agreed_refund_minor from parcel p where p.id = r.id), (r.hold_minor - (select p.agreed_refund_minor from parcel p where p.id = r.id)) - fee_of((r.hold_minor - (select p.agreed_refund_minor from parcel p where p.id = r.id)), r.fee_rule), fee_of((r.hold_minor - (select p.agreed_refund_minor from parcel p where p.id = r.id)), r.fee_rule)]::bigint[],
        true,
        'sell',
        case when r.part < r.parts then 'WITHDRAWN' end,
        'agree-split',
        'agree-split',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'escalate:sent' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'SHIPPED'
        and (deadline_at <= at and clock_runs(kind, listed_under, carrier_awaited(id, state)))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'escalate:sent',
        'escalate',
        'clock',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'propose-meeting' then
    if s - '{at,place}'::text[] <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = jsonb_build_object('kind', 'meeting', 'by', case who when buyer_id then 'buyer' else 'seller' end, 'at', s->>'at', 'place', s->>'place'), proposal_until = at + interval '24 hours'
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (proposal is null and begun_at is not null and exists (select from parcel p where p.id = r.id and (p.way->>'isPickUp')::boolean) and (s->>'at')::timestamptz between at and at + interval '7 days'
        and char_length(s->>'place') between 3 and 200)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'propose-meeting',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'agree-meeting' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null, meeting = jsonb_build_object('at', r.proposal->'at', 'place', r.proposal->'place'), deadline_at = greatest(r.deadline_at, by_day((r.proposal->>'at')::timestamptz + interval '1 day'))
      where r.id = p_id and r.version = p_version
        and r.state = 'IN_ESCROW'
        and (proposal->>'kind' = 'meeting'
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end)
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'agree-meeting',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'agree-extension:sent' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = by_day(greatest(r.deadline_at, at) + case r.state when 'DELIVERED' then interval '2 days' else interval '1 day' end)
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'DELIVERED')
        and (proposal->>'kind' = 'extension'
        and who = case proposal->>'by' when 'buyer' then seller_id when 'seller' then buyer_id end and in_catalog(kind) and not exists (select from timeline m where m.trade_id = r.id and m.move = 'agree-extension' and m.from_state = r.state))
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'agree-extension',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, v_move, v_role, v_from, v_to, v_sequence;
  when 'dispute:staff' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'DISPUTED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state in ('IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING')
        and ((staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        true,
        'dispute:staff',
        'dispute',
        'moderator',
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'concede:refund' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and (who = r.performer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        coalesce(case when r.performer_id = r.seller_id then case when in_catalog(r.kind) then 'PAUSED' else 'WITHDRAWN' end end, case when r.part > 1 then 'WITHDRAWN' end),
        'concede:refund',
        'concede',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'concede:release' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'COMPLETED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and ((not exists (select from allowance f where f.user_id = who and f.restricted & 35 <> 0)
          or must_be_free(who, 35)))
        and (who = r.confirmer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[r.hold_minor - fee_of(r.hold_minor, r.fee_rule), fee_of(r.hold_minor, r.fee_rule)]::bigint[],
        true,
        'sell',
        'concede:release',
        'concede',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.units, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'settle:refund' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        case when r.part > 1 then 'WITHDRAWN' end,
        'settle:refund',
        'settle',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'settle:release' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'COMPLETED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and ((not exists (select from allowance f where f.user_id = r.confirmer_id and f.restricted & 35 <> 0)
          or must_be_free(r.confirmer_id, 35)))
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[r.hold_minor - fee_of(r.hold_minor, r.fee_rule), fee_of(r.hold_minor, r.fee_rule)]::bigint[],
        true,
        'sell',
        'settle:release',
        'settle',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.units, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'settle:split' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'SPLIT', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and ((not exists (select from allowance f where f.user_id = r.confirmer_id and f.restricted & 35 <> 0)
          or must_be_free(r.confirmer_id, 35)))
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[disputed_refund(r.id), (r.hold_minor - disputed_refund(r.id)) - fee_of((r.hold_minor - disputed_refund(r.id)), r.fee_rule), fee_of((r.hold_minor - disputed_refund(r.id)), r.fee_rule)]::bigint[],
        true,
        'sell',
        case when r.part < r.parts then 'WITHDRAWN' end,
        'settle:split',
        'settle',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'settle:return' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'RETURNING', moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = by_day(at + interval '5 days')
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and (in_catalog(kind))
        and (who = r.buyer_id or who = r.seller_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        'settle:return',
        'settle',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'rule:refund' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id),
        'release',
        coalesce(case when r.performer_id = r.seller_id then case when in_catalog(r.kind) then 'PAUSED' else 'WITHDRAWN' end end, case when r.part > 1 then 'WITHDRAWN' end),
        'rule:refund',
        'rule',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' when '00000000-0000-0000-0000-000000000000'::uuid then 'clock' else 'moderator' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.by_staff, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'rule:release' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'COMPLETED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[r.hold_minor - fee_of(r.hold_minor, r.fee_rule), fee_of(r.hold_minor, r.fee_rule)]::bigint[],
        true,
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id),
        'sell',
        'rule:release',
        'rule',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' when '00000000-0000-0000-0000-000000000000'::uuid then 'clock' else 'moderator' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.by_staff, e.units, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'rule:split' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'SPLIT', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]'],
        array[disputed_refund(r.id), (r.hold_minor - disputed_refund(r.id)) - fee_of((r.hold_minor - disputed_refund(r.id)), r.fee_rule), fee_of((r.hold_minor - disputed_refund(r.id)), r.fee_rule)]::bigint[],
        true,
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id),
        'sell',
        case when r.part < r.parts then 'WITHDRAWN' end,
        'rule:split',
        'rule',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' when '00000000-0000-0000-0000-000000000000'::uuid then 'clock' else 'moderator' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.by_staff, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'rule:return' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'RETURNING', moves = r.moves + 1, proposal = null, proposal_until = null, deadline_at = by_day(at + interval '5 days')
      where r.id = p_id and r.version = p_version
        and r.state = 'DISPUTED'
        and (in_catalog(kind))
        and ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        not ((who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or who = r.buyer_id or who = r.seller_id),
        'rule:return',
        'rule',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' when '00000000-0000-0000-0000-000000000000'::uuid then 'clock' else 'moderator' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.by_staff, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'turn' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'IN_ESCROW', moves = r.moves + 1, started_at = at, deadline_at = at + (select make_interval(mins => k.deliver_minutes) from asset_kind k where k.name = r.kind), proposal = null, proposal_until = null
      where r.id = p_id and r.version = p_version
        and r.state = 'WAITING'
        and (exists (select from trade p where p.checkout_id = r.checkout_id and p.part = r.part - 1 and p.state in ('COMPLETED')))
        and (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        not (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'turn',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' when '00000000-0000-0000-0000-000000000000'::uuid then 'clock' else 'moderator' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.by_staff, v_move, v_role, v_from, v_to, v_sequence;
  when 'stop' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'WAITING'
        and (who = r.confirmer_id)
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        'release',
        case when r.part > 1 then 'WITHDRAWN' end,
        'stop',
        'stop',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.units, e.offer_to, e.check_move, v_move, v_role, v_from, v_to, v_sequence;
  when 'stop:end' then
    if s <> '{}' then perform columns_refused('trade', s); end if;
    update trade r set version = r.version + 1, state = 'CANCELLED', moves = r.moves + 1, deadline_at = null, proposal = null, proposal_until = null, ended_at = at
      where r.id = p_id and r.version = p_version
        and r.state = 'WAITING'
        and (exists (select from trade p where p.checkout_id = r.checkout_id and p.part = r.part - 1 and p.state in ('CANCELLED', 'SPLIT')))
        and (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web) or (staff_may(who, 'dispute.rule') and who <> r.buyer_id and who <> r.seller_id and who <> r.performer_id and who <> r.confirmer_id))
      returning r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        array['escrow_refund ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]',
          'hold_return ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["HOLD", "offer", "' || (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1) || '", "' || r.hold_currency || '"]'],
        array[case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then 0 else r.hold_minor end, case when case r.hold_source when 'offer'
      then (select o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') from offer o where o.id = (select l.offer_id from trade_line l where l.trade_id = r.id and l.line = 1)) else false end then r.hold_minor else 0 end]::bigint[],
        true,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[-r.price_minor, -r.price_minor]::bigint[],
        not (who = r.buyer_id or who = r.seller_id or (who = '00000000-0000-0000-0000-000000000000'::uuid and not web)),
        'release',
        'stop',
        case who when r.buyer_id then 'buyer' when r.seller_id then 'seller' when '00000000-0000-0000-0000-000000000000'::uuid then 'clock' else 'moderator' end,
        old.state,
        new.state,
        r.moves
      into e.id, e.parties, e.hold, e.due, e.legs, e.amounts, e.due_moved, e.owes, e.owed, e.by_staff, e.units, v_move, v_role, v_from, v_to, v_sequence;
  else
    raise exception 'a trade has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved('trade', p_move, (select r.version from trade r where r.id = p_id), p_version);
  end if;
  e.kind := 'trade';
  insert into timeline (trade_id, sequence, move, actor_id, actor_role, from_state, to_state, note, posting_id, at)
  values (p_id, v_sequence, v_move, who, v_role, v_from, v_to, p_note, p_posting, at);
  return e;
end $$;

create or replace function trade_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  self text := row_->>'id';
  allowed boolean;
  e effect;
  v_to trade_state;
begin
  if row_ - '{id,buyer_id,seller_id,performer_id,confirmer_id,kind,listed_under,terms,currency,price_minor,hold_minor,hold_currency,hold_source,fee_rule,delivery,checkout_id,part,parts,state,lines}'::text[] <> '{}' then perform columns_refused('trade', row_); end if;
  if coalesce(row_->>'state', 'IN_ESCROW') not in ('IN_ESCROW', 'WAITING', 'COMPLETED') then
    raise exception 'no trade is made %', row_->>'state' using errcode = '42501';
  end if;
  insert into trade as r (id, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, terms, currency, price_minor, hold_minor, hold_currency, hold_source, fee_rule, delivery, checkout_id, part, parts, state, moves, day, started_at, deadline_at, ended_at, created_at)
  values ((row_->>'id')::uuid, (row_->>'buyer_id')::uuid, (row_->>'seller_id')::uuid, (row_->>'performer_id')::uuid, (row_->>'confirmer_id')::uuid, (row_->>'kind')::text, (row_->>'listed_under')::text, row_->'terms', (row_->>'currency')::text, (row_->>'price_minor')::bigint, (row_->>'hold_minor')::bigint, (row_->>'hold_currency')::text, (row_->>'hold_source')::text, row_->'fee_rule', row_->'delivery', (row_->>'checkout_id')::uuid, (row_->>'part')::smallint, (row_->>'parts')::smallint, coalesce(row_->>'state', 'IN_ESCROW')::trade_state, 1, lagos_day(at), case row_->>'state' when 'WAITING' then null else at end, case when row_->>'state' in ('COMPLETED', 'WAITING') then null
          when in_catalog(row_->>'kind') then by_day(at + (select make_interval(mins => k.deliver_minutes) from asset_kind k where k.name = row_->>'kind'))
          else at + (select make_interval(mins => k.deliver_minutes) from asset_kind k where k.name = row_->>'kind') end, case row_->>'state' when 'COMPLETED' then at end, at)
  returning who = r.buyer_id,
        r.id,
        array[r.buyer_id, r.seller_id, r.performer_id, r.confirmer_id],
        '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end,
        case when r.state in ('WAITING', 'IN_ESCROW', 'SHIPPED', 'DELIVERED', 'RETURNING', 'DISPUTED') then r.hold_minor else 0 end <> 0,
        case r.state when 'COMPLETED' then array['hold_take ' || self || ' ' || '["HOLD", "offer", "' || (row_->'lines'->0->>'offer_id') || '", "' || r.hold_currency || '"]' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]',
          'escrow_release ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["WALLET", "", "' || r.performer_id || '", "' || r.hold_currency || '"]',
          'commission ' || self || ' ' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' || '["FEES", "", "' || '00000000-0000-0000-0000-000000000000' || '", "' || r.hold_currency || '"]',
          case when who = r.performer_id then 'price_paid ' || self || ' ' || '["WALLET", "", "' || r.performer_id || '", "' || r.currency || '"]' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.currency || '"]' end] else array[case when who = r.confirmer_id then 'escrow_hold ' || self || ' ' || '["WALLET", "", "' || r.confirmer_id || '", "' || r.hold_currency || '"]' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]' end,
          'hold_take ' || self || ' ' || '["HOLD", "offer", "' || (row_->'lines'->0->>'offer_id') || '", "' || r.hold_currency || '"]' || '["HOLD", "trade", "' || self || '", "' || r.hold_currency || '"]'] end,
        case r.state when 'COMPLETED' then array[r.hold_minor, r.hold_minor - fee_of(r.hold_minor, r.fee_rule), fee_of(r.hold_minor, r.fee_rule), r.price_minor]::bigint[] else array[case r.hold_source when 'wallet' then r.hold_minor else 0 end, case r.hold_source when 'offer' then r.hold_minor else 0 end]::bigint[] end,
        array['traded_minor ' || r.buyer_id || ' ' || coalesce((r.day)::text, ''), 'traded_minor ' || r.seller_id || ' ' || coalesce((r.day)::text, '')],
        array[r.price_minor, r.price_minor]::bigint[],
        case r.state when 'COMPLETED' then 'buy' else 'take' end,
        'insert',
        r.state
      into allowed, e.id, e.parties, e.hold, e.due, e.due_moved, e.legs, e.amounts, e.owes, e.owed, e.units, e.check_move, v_to;
  if allowed is not true then
    raise exception 'a trade may not be made by %', who using errcode = '42501';
  end if;
  insert into trade_line (trade_id, line, offer_id, terms_version, units, unit_price_minor, vat_minor)
  select e.id, (l->>'line')::smallint, (l->>'offer_id')::uuid, (l->>'terms_version')::bigint, (l->>'units')::bigint, (l->>'unit_price_minor')::bigint, (l->>'vat_minor')::bigint from jsonb_array_elements(row_->'lines') l;
  e.kind := 'trade';
  insert into timeline (trade_id, sequence, move, actor_id, actor_role, from_state, to_state, posting_id, at)
  values (e.id, 1, 'accept', who, 'buyer', null, v_to, p_posting, at);
  return e;
end $$;

create or replace function trade_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (trade_fits_offers(r)) is not true then 'price and parties are those of its offers'
        when ((not exists (select from allowance f where f.user_id = r.buyer_id and f.restricted & 11 <> 0)
          or must_be_free(r.buyer_id, 11))) is not true then 'its buyer may buy'
        when (fits_checkout(r)) is not true then 'it is one of the parts that its offer is sold in'
        when (not in_catalog(r.kind) or exists (select from parcel p where p.id = r.id)) is not true then 'what the catalog sells comes in a parcel'
        when (not in_catalog(r.kind) or vat_fits(r)) is not true then 'the VAT within what the catalog sells is that of its day'
        when (((select count(*) from app_user u join allowance a on a.user_id = u.id
            cross join lateral (select (select value from setting where name = 'trade_limits' and effective_from <= app_now() order by effective_from desc limit 1)->u.level::text as most) limits
          where u.id in (r.buyer_id, r.seller_id) and u.closed_at is null
            and (u.id <> r.buyer_id or u.email_verified_at is not null and u.phone_verified_at is not null)
            and r.price_minor * coalesce(r.parts, 1) <= (most->>'tradeMinor')::bigint and a.traded_minor <= (most->>'dayMinor')::bigint) = 2
          or decide_again('limits'))) is not true then 'its price is within the limits of both' end into broken from trade r where r.id = p_id;
    when 'approve' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'cancel' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'cancel:late' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'agree-cancel' then
      select case when (not exists (select from dispute d where d.trade_id = r.id and d.state <> 'CLOSED')) is not true then 'no dispute of it is open'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'lapse' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'escalate:begun' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'escalate:delivered' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'escalate:restricted' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'dispute' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'agree-return' then
      select case when (exists (select from parcel p where p.id = r.id and p.return_paid_by is not null)) is not true then 'its parcel says at whose cost' end into broken from trade r where r.id = p_id;
    when 'return-ship' then
      select case when (exists (select from parcel p where p.id = r.id and p.return_sent_at = app_now())) is not true then 'its parcel says how it was sent back' end into broken from trade r where r.id = p_id;
    when 'return-arrive' then
      select case when (exists (select from parcel p where p.id = r.id and p.return_arrived_at = app_now())) is not true then 'its parcel is back' end into broken from trade r where r.id = p_id;
    when 'return-received' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'return-received:silent' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'contest-return' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'keep' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'escalate:returning' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'cancel:buyer' then
      select case when ((r.cancel_reason in ('CHANGED_MIND', 'FOUND_ELSEWHERE', 'WRONG_ADDRESS', 'TOO_SLOW')) is true) is not true then 'it says why'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'cancel:seller' then
      select case when ((r.cancel_reason in ('OUT_OF_STOCK', 'WRONG_PRICE', 'DAMAGED', 'CANNOT_DELIVER_THERE', 'BUYER_ASKED')) is true) is not true then 'it says why'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'lapse:unsent' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'ship' then
      select case when (exists (select from parcel p where p.id = r.id and p.sent is not null)) is not true then 'its parcel says how it was sent' end into broken from trade r where r.id = p_id;
    when 'ship:scanned' then
      select case when (exists (select from parcel p where p.id = r.id and p.sent is not null)) is not true then 'its parcel says how it was sent' end into broken from trade r where r.id = p_id;
    when 'undo-ship' then
      select case when (exists (select from parcel p where p.id = r.id and p.sent is null)) is not true then 'its parcel is not sent' end into broken from trade r where r.id = p_id;
    when 'hand-over' then
      select case when (exists (select from parcel p where p.id = r.id and p.proof = 'CODE')) is not true then 'its parcel has the buyer’s code' end into broken from trade r where r.id = p_id;
    when 'arrive' then
      select case when (exists (select from parcel p where p.id = r.id and p.proof in ('CARRIER', 'WORD'))) is not true then 'its parcel has the carrier’s word' end into broken from trade r where r.id = p_id;
    when 'bounce' then
      select case when (exists (select from parcel p where p.id = r.id and p.bounced_at = app_now())) is not true then 'its parcel has come back' end into broken from trade r where r.id = p_id;
    when 'say-delivered' then
      select case when (exists (select from parcel p where p.id = r.id and p.proof = 'WORD')) is not true then 'its parcel has the seller’s word' end into broken from trade r where r.id = p_id;
    when 'say-handed-over' then
      select case when (exists (select from parcel p where p.id = r.id and p.proof = 'WORD')) is not true then 'its parcel has the seller’s word' end into broken from trade r where r.id = p_id;
    when 'inspected' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'agree-split' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'escalate:sent' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'dispute:staff' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')) is not true then 'its dispute is open' end into broken from trade r where r.id = p_id;
    when 'concede:refund' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'conceded' and d.outcome = 'refund'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'concede:release' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'conceded' and d.outcome = 'release'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'settle:refund' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'settled' and d.outcome = 'refund'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'settle:release' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'settled' and d.outcome = 'release'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'settle:split' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'settled' and d.outcome = 'split'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'settle:return' then
      select case when (exists (select from parcel p where p.id = r.id and p.return_paid_by is not null)) is not true then 'its parcel says at whose cost'
        when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'settled' and d.outcome = 'return'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so' end into broken from trade r where r.id = p_id;
    when 'rule:refund' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'ruled' and d.outcome = 'refund'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'rule:release' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'ruled' and d.outcome = 'release'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'rule:split' then
      select case when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'ruled' and d.outcome = 'split'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so'
        when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
    when 'rule:return' then
      select case when (exists (select from parcel p where p.id = r.id and p.return_paid_by is not null)) is not true then 'its parcel says at whose cost'
        when (exists (select from dispute d where d.trade_id = r.id and d.closed_how = 'ruled' and d.outcome = 'return'
          and d.closed_at = coalesce(r.ended_at, app_now()))) is not true then 'its dispute ends so' end into broken from trade r where r.id = p_id;
    when 'stop' then
      select case when (parts_follow(r)) is not true then 'the parts after it follow'
        when (parcel_follows(r)) is not true then 'its parcel ends with it' end into broken from trade r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'trade %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function unmasking_insert(row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  allowed boolean;
  e effect;
begin
  if row_ - '{id,user_id,field,subject_id,reason}'::text[] <> '{}' then perform columns_refused('unmasking', row_); end if;
  insert into unmasking as r (id, user_id, field, subject_id, reason, by_id, roles, until, created_at)
  values ((row_->>'id')::uuid, (row_->>'user_id')::uuid, (row_->>'field')::text, (row_->>'subject_id')::uuid, (row_->>'reason')::text, who, array(select role from staff_member where user_id = who order by role), at + interval '10 minutes', at)
  returning (staff_may(who, 'person.unmask_contact') and who <> r.user_id) or (staff_may(who, 'person.unmask_account') and who <> r.user_id),
        r.id,
        array[r.user_id],
        true,
        'insert'
      into allowed, e.id, e.parties, e.by_staff, e.check_move;
  if allowed is not true then
    raise exception 'a unmasking may not be made by %', who using errcode = '42501';
  end if;
  e.kind := 'unmasking';
  return e;
end $$;

create or replace function unmasking_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
    when 'insert' then
      select case when (not r.field in ('email', 'phone') or staff_holds(r.by_id, 'person.unmask_contact', 'd')
          or staff_may(r.by_id, 'person.unmask_contact') and exists (select from assignment a join ((select 'disputes'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.created_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state in ('OPEN', 'UNDER_REVIEW')) q)
    union all
    (select 'appeals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.expires_at as due_at
      from (
      select d.id, t.id::text as place, t.kind || '.' || d.reason as about, d.appealed_at as since, t.buyer_id as person_id, t.seller_id as other_id,
        array[t.buyer_id, t.seller_id] as parties,
        array_remove(array(select unnest(array[o.moderator_id, o.approver_id]) from dispute_ruling o where o.trade_id = d.trade_id), null) as deciders,
        t.hold_minor as amount_minor, t.hold_currency as currency,
        d.deadline_at + time_stopped(d.clock_from, app_now(), t.kind, t.listed_under)
          + case d.state when 'OPEN' then interval '48 hours' else interval '0' end as expires_at
      from dispute_overview d join trade_overview t on t.id = d.trade_id where d.state = 'APPEALED') q)
    union all
    (select 'payouts'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select y.id, y.id::text as place, 'payout' as about, greatest(y.created_at, y.hold_until) as since, y.user_id as person_id, null::uuid as other_id,
        array[y.user_id] as parties,
        array(select a.ended_by_id from approval a where a.subject_id = y.id and a.state = 'DECLINED') as deciders,
        y.amount_minor, y.currency, null::timestamptz as expires_at
      from payout_record y where y.state = 'REVIEW' and y.ended_at is null) q)
    union all
    (select 'deposits'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select d.id, d.reference as place, 'deposit' as about, coalesce(d.paid_at, d.created_at) as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, d.paid_minor as amount_minor, d.currency, null::timestamptz as expires_at
      from deposit_record d where d.state = 'QUARANTINED') q)
    union all
    (select 'support'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '4 hours' as look_at, q.since + interval '24 hours' as due_at
      from (select s.id, s.id::text as place, s.subject_kind as about, s.waiting_since as since, s.user_id as person_id, null::uuid as other_id,
        array[s.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from support_record s where s.state = 'OPEN') q)
    union all
    (select 'refunds'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '72 hours' as due_at
      from (select r.id, d.reference as place, 'refund' as about, r.created_at as since, d.user_id as person_id, null::uuid as other_id,
        array[d.user_id] as parties, array[]::uuid[] as deciders, r.amount_minor, r.currency, null::timestamptz as expires_at
      from refund_record r join deposit_record d on d.id = r.deposit_id where r.state = 'NEEDS_ATTENTION' and r.ended_at is null) q)
    union all
    (select 'chargebacks'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '2 hours' as look_at, q.expires_at - interval '4 hours' as due_at
      from (select c.id, c.id::text as place, 'chargeback' as about, c.created_at as since, c.user_id as person_id, null::uuid as other_id,
        array[c.user_id] as parties, array[]::uuid[] as deciders, c.amount_minor, c.currency, c.due_at as expires_at
      from chargeback_record c where c.state = 'OPEN' and c.response is null) q)
    union all
    (select 'listing'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, q.title, q.risk, q.claimer_id, q.claimed_until, null::timestamptz as look_at, lagos_hours_after(q.since, 4) as due_at
      from (
      select coalesce(case when not (l.pending_version is not null and l.screened_at is not null) then f.id end, v.id) as id, l.id::text as place,
        case when not (l.pending_version is not null and l.screened_at is not null) then case when f.id is null then 'renewal' else 'flags' end when l.state = 'LIVE' then 'revision' else 'first' end as about,
        case when l.pending_version is not null and l.screened_at is not null then l.submitted_at else l.flagged_at end as since, l.seller_id as person_id, null::uuid as other_id,
        array[l.seller_id] as parties, array_remove(array[case when l.pending_version is not null and l.screened_at is not null then l.endorsed_by_id end], null) as deciders,
        v.content->>'title' as title, v.price_minor as amount_minor, v.currency, null::timestamptz as expires_at,
        case when l.pending_version is not null and l.screened_at is not null or f.id is null then l.risk else 50 end as risk,
        case when l.claimed_until > app_now() then l.claimed_by_id end as claimer_id, l.claimed_until
      from listing_record l
        join listing_content v on v.listing_id = l.id and v.version = case when l.pending_version is not null and l.screened_at is not null then l.pending_version else l.live_version end
        left join offer_listing o on o.id = l.id
        left join lateral (select r.id from listing_flag_record r where r.listing_id = l.id and r.is_upheld is null order by r.created_at, r.id limit 1) f on true
      where l.deleted_at is null and (l.pending_version is not null and l.screened_at is not null or l.flagged_at is not null) and (o.state is null or o.state <> 'WITHDRAWN')) q)
    union all
    (select 'tax'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, q.since + interval '24 hours' as look_at, q.since + interval '48 hours' as due_at
      from (select n.id, n.id::text as place, 'tax_number' as about, n.created_at as since, n.user_id as person_id, null::uuid as other_id,
        array[n.user_id] as parties, array[]::uuid[] as deciders, null::bigint as amount_minor, null::text as currency, null::timestamptz as expires_at
      from tax_number_record n where n.state = 'CHECKING') q)
    union all
    (select 'approvals'::text as kind, q.id, q.place, q.about, q.since, q.person_id, q.other_id, q.parties, q.deciders, q.amount_minor, q.currency, q.expires_at, null::text as title, 0 as risk, null::uuid as claimer_id, null::timestamptz as claimed_until, null::timestamptz as look_at, q.expires_at as due_at
      from (select v.id, v.id::text as place, v.act as about, v.created_at as since, v.beneficiary_id as person_id, v.creator_id as other_id,
        array_remove(array[v.beneficiary_id], null) as parties, array[v.creator_id] as deciders, v.amount_minor, v.currency, v.expires_at
      from approval v where v.state = 'ASKED' and v.expires_at > app_now()) q)) q on q.kind = a.kind and q.id = a.subject_id
            where a.ended_at is null and a.staff_id = r.by_id and r.user_id = any(q.parties) and not r.by_id = any(q.parties))) is not true then 'it is for a case of theirs, or for compliance'
        when (r.field in ('email', 'phone') or staff_may(r.by_id, 'person.unmask_account')
          and (r.field = 'bank_account' and exists (select from bank_account_record b where b.id = r.subject_id and b.user_id = r.user_id)
            or r.field = 'sender_account' and exists (select from deposit_record d where d.id = r.subject_id and d.user_id = r.user_id))) is not true then 'an account is seen by who may, and is the person''s or paid them'
        when ((select count(*) from unmasking u where u.by_id = r.by_id
          and u.created_at > r.created_at - interval '24 hours') <= 30) is not true then 'no more are unmasked in a day' end into broken from unmasking r where r.id = p_id;
  end case;
  if broken is not null then
    raise exception 'unmasking %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;

create or replace function move_row(p_table text, p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, who uuid, at timestamptz, web boolean, p_posting bigint) returns effect
language plpgsql set search_path = public, pg_temp as $$
begin
  case p_table
    when 'allowance' then return allowance_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'approval' then return approval_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'assignment' then return assignment_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'banner' then return banner_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'block_appeal' then return block_appeal_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'break_glass' then return break_glass_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'bulk' then return bulk_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'category' then return category_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'chargeback' then return chargeback_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'checkout' then return checkout_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'deposit' then return deposit_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'dispute' then return dispute_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'evidence' then return evidence_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'evidence_link' then return evidence_link_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'flag' then return flag_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'image_use' then return image_use_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'listing' then return listing_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'listing_flag' then return listing_flag_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'media' then return media_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'notice_template' then return notice_template_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'offer' then return offer_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'outage' then return outage_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'parcel' then return parcel_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'payout' then return payout_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'payout_switch' then return payout_switch_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'refund' then return refund_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'restriction' then return restriction_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'saved_view' then return saved_view_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'setting' then return setting_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'settlement_offer' then return settlement_offer_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'shipment' then return shipment_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'staff_credential' then return staff_credential_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'staff_grant' then return staff_grant_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'support_case' then return support_case_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'support_template' then return support_template_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'tax_number' then return tax_number_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    when 'trade' then return trade_move(p_id, p_version, p_move, s, p_note, who, at, web, p_posting);
    else raise exception 'no such machine: %', p_table using errcode = '42501';
  end case;
end $$;

create or replace function insert_row(p_table text, row_ jsonb, who uuid, at timestamptz, web boolean, p_posting bigint) returns effect
language plpgsql set search_path = public, pg_temp as $$
begin
  case p_table
    when 'approval' then return approval_insert(row_, who, at, web, p_posting);
    when 'assignment' then return assignment_insert(row_, who, at, web, p_posting);
    when 'banner' then return banner_insert(row_, who, at, web, p_posting);
    when 'block_appeal' then return block_appeal_insert(row_, who, at, web, p_posting);
    when 'break_glass' then return break_glass_insert(row_, who, at, web, p_posting);
    when 'bulk' then return bulk_insert(row_, who, at, web, p_posting);
    when 'category' then return category_insert(row_, who, at, web, p_posting);
    when 'category_schema' then return category_schema_insert(row_, who, at, web, p_posting);
    when 'chargeback' then return chargeback_insert(row_, who, at, web, p_posting);
    when 'checkout' then return checkout_insert(row_, who, at, web, p_posting);
    when 'correction' then return correction_insert(row_, who, at, web, p_posting);
    when 'deposit' then return deposit_insert(row_, who, at, web, p_posting);
    when 'dispute' then return dispute_insert(row_, who, at, web, p_posting);
    when 'dispute_statement' then return dispute_statement_insert(row_, who, at, web, p_posting);
    when 'evidence' then return evidence_insert(row_, who, at, web, p_posting);
    when 'evidence_link' then return evidence_link_insert(row_, who, at, web, p_posting);
    when 'image' then return image_insert(row_, who, at, web, p_posting);
    when 'image_use' then return image_use_insert(row_, who, at, web, p_posting);
    when 'insurance_share' then return insurance_share_insert(row_, who, at, web, p_posting);
    when 'listing' then return listing_insert(row_, who, at, web, p_posting);
    when 'listing_decision' then return listing_decision_insert(row_, who, at, web, p_posting);
    when 'listing_flag' then return listing_flag_insert(row_, who, at, web, p_posting);
    when 'listing_version' then return listing_version_insert(row_, who, at, web, p_posting);
    when 'media' then return media_insert(row_, who, at, web, p_posting);
    when 'notice_template' then return notice_template_insert(row_, who, at, web, p_posting);
    when 'observation' then return observation_insert(row_, who, at, web, p_posting);
    when 'offer' then return offer_insert(row_, who, at, web, p_posting);
    when 'outage' then return outage_insert(row_, who, at, web, p_posting);
    when 'parcel' then return parcel_insert(row_, who, at, web, p_posting);
    when 'payout' then return payout_insert(row_, who, at, web, p_posting);
    when 'refund' then return refund_insert(row_, who, at, web, p_posting);
    when 'restriction' then return restriction_insert(row_, who, at, web, p_posting);
    when 'ruling' then return ruling_insert(row_, who, at, web, p_posting);
    when 'saved_view' then return saved_view_insert(row_, who, at, web, p_posting);
    when 'setting' then return setting_insert(row_, who, at, web, p_posting);
    when 'settlement' then return settlement_insert(row_, who, at, web, p_posting);
    when 'settlement_offer' then return settlement_offer_insert(row_, who, at, web, p_posting);
    when 'shipment' then return shipment_insert(row_, who, at, web, p_posting);
    when 'shipment_event' then return shipment_event_insert(row_, who, at, web, p_posting);
    when 'staff_credential' then return staff_credential_insert(row_, who, at, web, p_posting);
    when 'staff_grant' then return staff_grant_insert(row_, who, at, web, p_posting);
    when 'staff_note' then return staff_note_insert(row_, who, at, web, p_posting);
    when 'support_case' then return support_case_insert(row_, who, at, web, p_posting);
    when 'support_message' then return support_message_insert(row_, who, at, web, p_posting);
    when 'support_template' then return support_template_insert(row_, who, at, web, p_posting);
    when 'tax_number' then return tax_number_insert(row_, who, at, web, p_posting);
    when 'trade' then return trade_insert(row_, who, at, web, p_posting);
    when 'unmasking' then return unmasking_insert(row_, who, at, web, p_posting);
    else raise exception 'no such machine: %', p_table using errcode = '42501';
  end case;
end $$;

create or replace function count_row(p_table text, p_id uuid, change jsonb, p_to text, g jsonb, at timestamptz) returns effect
language plpgsql set search_path = public, pg_temp as $$
begin
  case p_table
    when 'allowance' then return allowance_count(p_id, change, p_to, g, at);
    when 'offer' then return offer_count(p_id, change, p_to, g, at);
    else raise exception 'no such machine: %', p_table using errcode = '42501';
  end case;
end $$;

create or replace function row_must_hold(p_table text, p_id uuid, p_move text, who uuid) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  case p_table
    when 'approval' then perform approval_must_hold(p_id, p_move, who);
    when 'assignment' then perform assignment_must_hold(p_id, p_move, who);
    when 'banner' then perform banner_must_hold(p_id, p_move, who);
    when 'block_appeal' then perform block_appeal_must_hold(p_id, p_move, who);
    when 'break_glass' then perform break_glass_must_hold(p_id, p_move, who);
    when 'bulk' then perform bulk_must_hold(p_id, p_move, who);
    when 'category' then perform category_must_hold(p_id, p_move, who);
    when 'category_schema' then perform category_schema_must_hold(p_id, p_move, who);
    when 'chargeback' then perform chargeback_must_hold(p_id, p_move, who);
    when 'checkout' then perform checkout_must_hold(p_id, p_move, who);
    when 'correction' then perform correction_must_hold(p_id, p_move, who);
    when 'deposit' then perform deposit_must_hold(p_id, p_move, who);
    when 'dispute' then perform dispute_must_hold(p_id, p_move, who);
    when 'dispute_statement' then perform dispute_statement_must_hold(p_id, p_move, who);
    when 'evidence' then perform evidence_must_hold(p_id, p_move, who);
    when 'evidence_link' then perform evidence_link_must_hold(p_id, p_move, who);
    when 'flag' then perform flag_must_hold(p_id, p_move, who);
    when 'image' then perform image_must_hold(p_id, p_move, who);
    when 'image_use' then perform image_use_must_hold(p_id, p_move, who);
    when 'insurance_share' then perform insurance_share_must_hold(p_id, p_move, who);
    when 'listing' then perform listing_must_hold(p_id, p_move, who);
    when 'listing_decision' then perform listing_decision_must_hold(p_id, p_move, who);
    when 'listing_flag' then perform listing_flag_must_hold(p_id, p_move, who);
    when 'listing_version' then perform listing_version_must_hold(p_id, p_move, who);
    when 'media' then perform media_must_hold(p_id, p_move, who);
    when 'notice_template' then perform notice_template_must_hold(p_id, p_move, who);
    when 'offer' then perform offer_must_hold(p_id, p_move, who);
    when 'outage' then perform outage_must_hold(p_id, p_move, who);
    when 'parcel' then perform parcel_must_hold(p_id, p_move, who);
    when 'payout' then perform payout_must_hold(p_id, p_move, who);
    when 'payout_switch' then perform payout_switch_must_hold(p_id, p_move, who);
    when 'refund' then perform refund_must_hold(p_id, p_move, who);
    when 'restriction' then perform restriction_must_hold(p_id, p_move, who);
    when 'ruling' then perform ruling_must_hold(p_id, p_move, who);
    when 'saved_view' then perform saved_view_must_hold(p_id, p_move, who);
    when 'setting' then perform setting_must_hold(p_id, p_move, who);
    when 'settlement_offer' then perform settlement_offer_must_hold(p_id, p_move, who);
    when 'shipment' then perform shipment_must_hold(p_id, p_move, who);
    when 'shipment_event' then perform shipment_event_must_hold(p_id, p_move, who);
    when 'staff_credential' then perform staff_credential_must_hold(p_id, p_move, who);
    when 'support_case' then perform support_case_must_hold(p_id, p_move, who);
    when 'support_message' then perform support_message_must_hold(p_id, p_move, who);
    when 'tax_number' then perform tax_number_must_hold(p_id, p_move, who);
    when 'trade' then perform trade_must_hold(p_id, p_move, who);
    when 'unmasking' then perform unmasking_must_hold(p_id, p_move, who);
    else raise exception 'no such machine: %', p_table using errcode = '42501';
  end case;
end $$;

-- Locks a row that a plan depends on and answers its version; null where there is none.

create or replace function version_of(p_table text, p_id uuid) returns bigint language plpgsql set search_path = public, pg_temp as $$
declare v bigint;
begin
  case p_table
    when 'allowance' then select version into v from allowance where user_id = p_id for no key update;
    when 'approval' then select version into v from approval where id = p_id for no key update;
    when 'assignment' then select version into v from assignment where id = p_id for no key update;
    when 'banner' then select version into v from banner where id = p_id for no key update;
    when 'block_appeal' then select version into v from block_appeal where id = p_id for no key update;
    when 'break_glass' then select version into v from break_glass where id = p_id for no key update;
    when 'bulk' then select version into v from bulk where id = p_id for no key update;
    when 'category' then select version into v from category where id = p_id for no key update;
    when 'chargeback' then select version into v from chargeback where id = p_id for no key update;
    when 'checkout' then select version into v from checkout where id = p_id for no key update;
    when 'deposit' then select version into v from deposit where id = p_id for no key update;
    when 'dispute' then select version into v from dispute where id = p_id for no key update;
    when 'evidence' then select version into v from evidence where id = p_id for no key update;
    when 'evidence_link' then select version into v from evidence_link where id = p_id for no key update;
    when 'flag' then select version into v from flag where id = p_id for no key update;
    when 'image_use' then select version into v from image_use where id = p_id for no key update;
    when 'listing' then select version into v from listing where id = p_id for no key update;
    when 'listing_flag' then select version into v from listing_flag where id = p_id for no key update;
    when 'media' then select version into v from media where id = p_id for no key update;
    when 'notice_template' then select version into v from notice_template where id = p_id for no key update;
    when 'offer' then select version into v from offer where id = p_id for no key update;
    when 'outage' then select version into v from outage where id = p_id for no key update;
    when 'parcel' then select version into v from parcel where id = p_id for no key update;
    when 'payout' then select version into v from payout where id = p_id for no key update;
    when 'payout_switch' then select version into v from payout_switch where id = p_id for no key update;
    when 'refund' then select version into v from refund where id = p_id for no key update;
    when 'restriction' then select version into v from restriction where id = p_id for no key update;
    when 'saved_view' then select version into v from saved_view where id = p_id for no key update;
    when 'setting' then select version into v from setting where id = p_id for no key update;
    when 'settlement_offer' then select version into v from settlement_offer where id = p_id for no key update;
    when 'shipment' then select version into v from shipment where id = p_id for no key update;
    when 'staff_credential' then select version into v from staff_credential where id = p_id for no key update;
    when 'staff_grant' then select version into v from staff_grant where id = p_id for no key update;
    when 'support_case' then select version into v from support_case where id = p_id for no key update;
    when 'support_template' then select version into v from support_template where id = p_id for no key update;
    when 'tax_number' then select version into v from tax_number where id = p_id for no key update;
    when 'trade' then select version into v from trade where id = p_id for no key update;
    else raise exception 'no such machine: %', p_table using errcode = '42501';
  end case;
  return v;
end $$;

-- The same without a lock, for looking.

create or replace function row_version(p_table text, p_id uuid) returns bigint language plpgsql stable set search_path = public, pg_temp as $$
declare v bigint;
begin
  case p_table
    when 'allowance' then select version into v from allowance where user_id = p_id;
    when 'approval' then select version into v from approval where id = p_id;
    when 'assignment' then select version into v from assignment where id = p_id;
    when 'banner' then select version into v from banner where id = p_id;
    when 'block_appeal' then select version into v from block_appeal where id = p_id;
    when 'break_glass' then select version into v from break_glass where id = p_id;
    when 'bulk' then select version into v from bulk where id = p_id;
    when 'category' then select version into v from category where id = p_id;
    when 'chargeback' then select version into v from chargeback where id = p_id;
    when 'checkout' then select version into v from checkout where id = p_id;
    when 'deposit' then select version into v from deposit where id = p_id;
    when 'dispute' then select version into v from dispute where id = p_id;
    when 'evidence' then select version into v from evidence where id = p_id;
    when 'evidence_link' then select version into v from evidence_link where id = p_id;
    when 'flag' then select version into v from flag where id = p_id;
    when 'image_use' then select version into v from image_use where id = p_id;
    when 'listing' then select version into v from listing where id = p_id;
    when 'listing_flag' then select version into v from listing_flag where id = p_id;
    when 'media' then select version into v from media where id = p_id;
    when 'notice_template' then select version into v from notice_template where id = p_id;
    when 'offer' then select version into v from offer where id = p_id;
    when 'outage' then select version into v from outage where id = p_id;
    when 'parcel' then select version into v from parcel where id = p_id;
    when 'payout' then select version into v from payout where id = p_id;
    when 'payout_switch' then select version into v from payout_switch where id = p_id;
    when 'refund' then select version into v from refund where id = p_id;
    when 'restriction' then select version into v from restriction where id = p_id;
    when 'saved_view' then select version into v from saved_view where id = p_id;
    when 'setting' then select version into v from setting where id = p_id;
    when 'settlement_offer' then select version into v from settlement_offer where id = p_id;
    when 'shipment' then select version into v from shipment where id = p_id;
    when 'staff_credential' then select version into v from staff_credential where id = p_id;
    when 'staff_grant' then select version into v from staff_grant where id = p_id;
    when 'support_case' then select version into v from support_case where id = p_id;
    when 'support_template' then select version into v from support_template where id = p_id;
    when 'tax_number' then select version into v from tax_number where id = p_id;
    when 'trade' then select version into v from trade where id = p_id;
    else raise exception 'no such machine: %', p_table using errcode = '42501';
  end case;
  return v;
end $$;
