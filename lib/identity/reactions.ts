import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { removeFile } from "@/lib/kernel/files";
import { forgetOldLimits } from "@/lib/kernel/rate-limit";
import type { Job, Reactions } from "@/lib/kernel/slice";
import { sendMail, sendSms, writeMail } from "../channels";
import { emailToken, phoneCode } from "./contact/codes";
import { alreadyRegisteredEmail, emailProofEmail, phoneChangedText, phoneCodeText } from "./emails";
import { forgetOldChallenges } from "./factors/passkey-challenges";
import { rewrapTotpSecrets } from "./factors/set-up-totp";
import { mailReset } from "./password/reset-mail";
import { endedRestrictions, expireRestriction } from "./restrictions/commands/expire-restriction";
import { mailSecurityEvent } from "./security-events";
import { forgetOldTokens } from "./sessions/refresh-tokens";
import { forgetOldCaptchas } from "./sign-in/captcha";
import { mailGoogleLink } from "./sign-in/google";
import { forgetNobodies } from "./sign-in/sign-in-count";

interface Wanted {
  name: string;
  target: string;
  /** Another account has proven the address. */
  isTaken: boolean;
}

/** What is still worth sending: a code that is neither used nor too old. */
function readWanted(codeId: string, purpose: "EMAIL" | "PHONE"): Promise<Wanted | undefined> {
  return queryOne<Wanted>(sql`
    select u.name, c.target,
      exists (select from app_user o where o.email = c.target and o.id <> u.id and o.email_verified_at is not null) as is_taken
    from verification_code c join app_user u on u.id = c.user_id
    where c.id = ${codeId}::uuid and c.purpose = ${purpose}::code_purpose and c.used_at is null and c.expires_at > app_now()`);
}

const sendEmailProof: Job = async (payload) => {
  const codeId = String(payload.codeId);
  const wanted = await readWanted(codeId, "EMAIL");
  if (!wanted) return;
  const email = wanted.isTaken ? alreadyRegisteredEmail() : emailProofEmail(wanted.name, emailToken(codeId));
  await sendMail(writeMail(wanted.target, email));
};

const sendPhoneCode: Job = async (payload) => {
  const codeId = String(payload.codeId);
  const wanted = await readWanted(codeId, "PHONE");
  if (!wanted) return;
  await sendSms({ to: wanted.target, text: phoneCodeText(phoneCode(codeId)) });
};

/** The number that was theirs until now is the one way to reach whose account was taken over with their mailbox. */
const tellOldPhone: Job = async (payload) => {
  await sendSms({ to: String(payload.oldPhone), text: phoneChangedText() });
};

export const identityReactions: Reactions = {
  jobs: {
    "identity.send_email_proof": sendEmailProof,
    "identity.send_phone_code": sendPhoneCode,
    "identity.mail_google_link": mailGoogleLink,
    "identity.tell_old_phone": tellOldPhone,
    "identity.forget_limits": async () => {
      await forgetOldLimits();
      await forgetNobodies();
      await forgetOldCaptchas();
      await forgetOldTokens();
    },
    "identity.forget_challenges": forgetOldChallenges,
    "identity.expire_restriction": expireRestriction,
    "identity.rewrap_secrets": rewrapTotpSecrets,
    "identity.mail_reset": mailReset,
    "identity.mail_security_event": mailSecurityEvent,
    "identity.remove_picture": ({ pictureId }) => removeFile("pictures", String(pictureId)),
  },
  on: {
    "identity.reset_asked": ["identity.mail_reset"],
    "identity.signed_up": ["identity.forget_limits", "identity.forget_challenges"],
    "identity.email_link_wanted": ["identity.send_email_proof"],
    "identity.google_link_wanted": ["identity.mail_google_link"],
    "identity.picture_dropped": ["identity.remove_picture"],
    "identity.phone_changed": ["identity.tell_old_phone"],
    "identity.phone_code_wanted": ["identity.send_phone_code"],
    "identity.safety_changed": ["identity.mail_security_event"],
  },
  due: [endedRestrictions],
  everyMinute: ["identity.rewrap_secrets"],
};
