import { dictionary } from "@/lib/kernel/input/dictionary";
import { refusals } from "../refusal";

export const approvalRefusals = refusals({
  needs_another: { status: 403, says: "You requested this, so a colleague has to approve it." },
  own_gain: { status: 403, says: "You’d gain from this, so two colleagues have to decide." },
  already_asked: { status: 409, says: "This has already been requested and is waiting for approval." },
  request_over: {
    status: 409,
    says: ({ state }) => `This request is already ${endedWords[String(state)] ?? "over"}.`,
  },
  request_expired: { status: 409, says: "This request has expired. Request it again." },
  granted_recently: {
    status: 403,
    says: "One of you granted the other a role less than 72 hours ago, so a third person has to decide.",
  },
  too_late_to_veto: {
    status: 409,
    says: "Nothing can be vetoed here: it has already taken effect, was vetoed, or was never agreed to.",
  },
  must_be_signed: {
    status: 403,
    says: "Approving needs your staff passkey, because your role is more than 14 days old. Enrol one under Staff passkeys.",
  },
  digest_differs: { status: 409, says: "This request has changed since you opened it. Reload the page." },
});

const endedWords = dictionary<string>({
  AGREED: "agreed to",
  DECLINED: "declined",
  WITHDRAWN: "withdrawn",
  STALE: "out of date",
  EXPIRED: "expired",
  VETOED: "vetoed",
});
