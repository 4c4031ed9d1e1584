import { refusals } from "@/lib/kernel/refusal";

export const identityRefusals = refusals({
  wrong_password: {
    status: 401,
    says: "That email or phone number and that password do not belong together. Check both and try again.",
  },
  captcha_needed: {
    status: 403,
    says: "After three wrong passwords we check that you are not a program. Tick the box below, and type your password again.",
  },
  captcha_first: {
    status: 403,
    says: "Many codes were asked for from where you are. Tick the box below, so that we know that you are not a program.",
  },
  account_locked: {
    status: 403,
    says: "After five wrong passwords no password opens this account here any more. Have a mail sent to you, and choose a new password.",
  },
  weak_password: { status: 422, field: "password", says: ({ problem }) => String(problem) },
  wrong_current_password: {
    status: 422,
    field: "currentPassword",
    says: "That is not your password of today. Type it again.",
  },
  reset_link_over: {
    status: 422,
    says: "This link has been used, or is older than 30 minutes. Ask for a new one.",
  },
  wrong_code: {
    status: 422,
    field: "code",
    says: ({ triesLeft }) =>
      `That is not the code we sent. You have ${triesLeft} ${triesLeft === 1 ? "try" : "tries"} left.`,
  },
  code_over: {
    status: 422,
    field: "code",
    says: "That code is no longer good. Ask for a new one and use the latest message.",
  },
  link_over: {
    status: 422,
    says: "This link has been used or is too old. Sign in and ask for a new one.",
  },
  google_unproven: {
    status: 403,
    says: "Google has not proven that your address is yours. Prove it there, or sign up with a password.",
  },
  google_join_over: {
    status: 422,
    says: "This took more than ten minutes. Sign in with Google again.",
  },
  google_taken: {
    status: 409,
    says: "The account of this address is opened by another Google account already.",
  },
  token_over: {
    status: 401,
    says: "This refresh token has been used, or is too old. Sign in again with the password.",
  },
  phone_taken: {
    status: 409,
    field: "phone",
    says: "Another account has already proven this number. Sign in to that one, or use another number.",
  },
  phone_missing: { status: 422, field: "phone", says: "Tell us your phone number." },
  phone_same: {
    status: 422,
    field: "phone",
    says: "This is the number that your account has. Give the new one.",
  },
  phone_unproven: {
    status: 409,
    says: "Prove the number that you gave first; until then you can change it there.",
  },
  phone_proven: { status: 409, says: "Your number is proven already. Nothing more to do here." },
  email_proven: { status: 409, says: "Your email address is proven already. Nothing more to do here." },
});
