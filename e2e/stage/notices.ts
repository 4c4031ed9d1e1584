import { HOME } from "@/lib/money/currencies";
import { asOwner } from "./owner";

/** A notice of an offer that has expired, which the worker mails at once. */
export const mailNotice = (email: string) =>
  asOwner(
    `with made as (
       insert into notice (id, user_id, fact, key, family, payload, is_urgent, group_key, link)
       select uuidv7(), id, uuidv7()::text, 'offer.expired', 'offers',
         '{"title": "₦1,000 MTN airtime", "price": {"minor": "95000", "currency": "${HOME}"}, "until": "2026-11-30T10:00:00.000Z"}',
         false, 'offer:1', '/offers/mine' from app_user where email = $1 returning id)
     insert into delivery (id, notice_id, channel, is_certain, due_at) select uuidv7(), id, 'MAIL', false, app_now() from made`,
    [email],
  );
