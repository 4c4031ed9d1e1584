import { refusals } from "@/lib/kernel/refusal";

export const identityRefusals = refusals({
  wrong_password: {
    status: 401,
    says: "Wrong email, phone number or password.",
  },
  captcha_needed: {
    status: 403,
    says: "Please confirm you’re not a robot, then enter your password again.",
  },
  captcha_first: {
    status: 403,
    says: "We’ve had a lot of code requests from your connection. Please confirm you’re not a robot.",
  },
  account_locked: {
    status: 403,
    says: "We locked your account after five wrong passwords. Reset your password to get back in.",
  },
  secrets_closed: {
    status: 429,
    says: "We’ve paused this for up to an hour because of unusual activity. Sign in with a passkey or Google, or try again later.",
  },
  weak_password: { status: 422, field: "password", says: ({ problem }) => String(problem) },
  wrong_current_password: {
    status: 422,
    field: "currentPassword",
    says: "Wrong current password. Try again.",
  },
  reset_link_over: {
    status: 422,
    says: "This link has been used or has expired. Request a new one.",
  },
  wrong_code: {
    status: 422,
    field: "code",
    says: ({ triesLeft }) => `Wrong code. You have ${triesLeft} ${triesLeft === 1 ? "try" : "tries"} left.`,
  },
  code_over: {
    status: 422,
    field: "code",
    says: "That code has expired. Request a new one and use the latest message.",
  },
  code_not_enough: {
    status: 403,
    says: "Your account has two-step sign-in, so a texted code isn’t enough. Sign in with your password or passkey.",
  },
  link_over: {
    status: 422,
    says: "This link has been used or has expired. Sign in and request a new one.",
  },
  google_unproven: {
    status: 403,
    says: "Google hasn’t verified your email address. Verify it with Google, or sign up with a password.",
  },
  google_join_over: {
    status: 422,
    says: "This took too long. Sign in with Google again.",
  },
  google_taken: {
    status: 409,
    says: "This account is already connected to another Google account.",
  },
  token_over: {
    status: 401,
    says: "This refresh token has been used or has expired. Sign in again with your password.",
  },
  phone_taken: {
    status: 409,
    field: "phone",
    says: "Another account has already verified this number. Sign in to that account, or use another number.",
  },
  phone_missing: { status: 422, field: "phone", says: "Enter your phone number." },
  phone_same: {
    status: 422,
    field: "phone",
    says: "This is already your number. Enter the new one.",
  },
  phone_unproven: {
    status: 409,
    says: "Verify your current number first. If it’s wrong, you can change it as you verify.",
  },
  phone_proven: { status: 409, says: "Your phone number is already verified." },
  email_proven: { status: 409, says: "Your email is already verified." },
});
