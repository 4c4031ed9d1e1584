import { refusals } from "@/lib/kernel/refusal";

/** At most this many bank accounts of one user at a time. */
export const ACCOUNTS_LIMIT = 5;

export const bankAccountRefusals = refusals({
  unknown_bank: { status: 422, field: "bankCode", says: "Choose your bank from the list." },
  no_such_account: {
    status: 422,
    field: "accountNumber",
    says: "That bank has no account of this number. Look at the digits, and at the bank, again.",
  },
  gateway_no_answer: {
    status: 502,
    says: "The bank is not answering, so we can't see whose account this is. Nothing was added. Please try again in a few minutes.",
  },
  name_unclear:
    "The bank did not say clearly whose account this is, so we can't add it. Try again later, or use another account in your name.",
  name_differs: {
    status: 409,
    says: ({ maskedName, ownName }) =>
      `The bank says that this account belongs to ${maskedName}. You can only withdraw to an account in your own name, ${ownName}.`,
  },
  too_many_accounts: {
    status: 409,
    says: `You have ${ACCOUNTS_LIMIT} bank accounts here, which is the most. Remove one first.`,
  },
});
