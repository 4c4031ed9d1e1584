import { refusals } from "@/lib/kernel/refusal";

export const settingRefusals = refusals({
  nothing_changes: { status: 409, says: "This is what holds already. Change something first." },
  needs_another: { status: 403, says: "You asked for this change: a colleague has to agree to it." },
  request_over: {
    status: 409,
    says: "This request is over: it has been agreed to, turned down or taken back.",
  },
  setting_taken: {
    status: 409,
    says: "Another change of this setting begins at the same moment. Choose another day or time.",
  },
});
