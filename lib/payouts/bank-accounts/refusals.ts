import { refusals } from "@/lib/kernel/refusal";

/** At most this many bank accounts of one user at a time. */
export const ACCOUNTS_LIMIT = 5;

export const bankAccountRefusals = refusals({
  unknown_bank: { status: 422, field: "bankCode", says: "Choose your bank from the list." },
  no_such_account: {
    status: 422,
    field: "accountNumber",
    says: "Account not found at this bank. Check the number and the bank.",
  },
  gateway_no_answer: {
    status: 502,
    says: "The bank isn’t responding, so we couldn’t check this account. Try again in a few minutes.",
  },
  name_unclear: {
    status: 409,
    says: ({ ownName }) =>
      `The name on this account doesn’t clearly match yours, ${ownName}, so we can’t add it. Use an account that has the same names as you do here.`,
  },
  name_differs: {
    status: 409,
    says: ({ maskedName, ownName }) =>
      `The bank says this account belongs to ${maskedName}. You can only withdraw to an account in your own name, ${ownName}.`,
  },
  too_many_accounts: {
    status: 409,
    says: `You’ve reached the limit of ${ACCOUNTS_LIMIT} bank accounts. Remove one first.`,
  },
});
