import { refusals } from "../refusal";

export const approvalRefusals = refusals({
  needs_another: { status: 403, says: "You asked for this. A colleague has to agree." },
  own_gain: { status: 403, says: "You gain by this. Two colleagues have to decide about it." },
  already_asked: { status: 409, says: "This has already been asked for, and waits for a colleague." },
  request_over: {
    status: 409,
    says: ({ state }) => `This request is already ${endedWords[String(state)] ?? "over"}.`,
  },
  request_expired: { status: 409, says: "This request has expired. It has to be asked for again." },
  digest_differs: { status: 409, says: "This isn’t the request that you were shown. Reload the page." },
});

const endedWords: Record<string, string> = {
  AGREED: "agreed to",
  DECLINED: "declined",
  WITHDRAWN: "withdrawn",
  STALE: "out of date",
  EXPIRED: "expired",
  VETOED: "vetoed",
};
