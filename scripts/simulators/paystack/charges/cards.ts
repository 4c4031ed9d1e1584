export type CardStep = "pin" | "phone" | "otp" | "bank";

export type TestCard = {
  label: string;
  number: string;
  cvv: string;
  brand: "visa" | "verve" | "mastercard";
  /** The bank's questions after the card, in this order. */
  steps: readonly CardStep[];
  pin?: string;
  otp?: string;
  outcome: "success" | "declined" | "insufficient_funds";
};

const defaults = { steps: [] as const, outcome: "success" } as const;

/** Succeeds immediately without questions. */
export const successTestCard: TestCard = {
  ...defaults,
  label: "Success",
  number: "4084084084084081",
  cvv: "408",
  brand: "visa",
};

/** The test cards that Paystack documents; the same numbers work in its own test mode. */
export const testCards: readonly TestCard[] = [
  successTestCard,
  {
    ...defaults,
    label: "PIN",
    number: "507850785078507812",
    cvv: "081",
    brand: "verve",
    steps: ["pin"],
    pin: "1111",
  },
  {
    ...defaults,
    label: "PIN and OTP",
    number: "5060666666666666666",
    cvv: "123",
    brand: "verve",
    steps: ["pin", "otp"],
    pin: "1234",
    otp: "123456",
  },
  {
    ...defaults,
    label: "PIN, phone and OTP",
    number: "507850785078507804",
    cvv: "884",
    brand: "verve",
    steps: ["pin", "phone", "otp"],
    pin: "0000",
    otp: "123456",
  },
  {
    ...defaults,
    label: "Bank's own page",
    number: "5192602720584796",
    cvv: "123",
    brand: "mastercard",
    steps: ["bank"],
  },
  {
    ...defaults,
    label: "Declined",
    number: "4084080000005408",
    cvv: "001",
    brand: "visa",
    outcome: "declined",
  },
  {
    ...defaults,
    label: "Insufficient funds",
    number: "4084080000670037",
    cvv: "787",
    brand: "visa",
    outcome: "insufficient_funds",
  },
  { ...defaults, label: "Success, a refund fails", number: "4084080000671803", cvv: "180", brand: "visa" },
  {
    ...defaults,
    label: "Success, a refund needs attention",
    number: "4084080000671902",
    cvv: "190",
    brand: "visa",
  },
];

export type CardProblem = { field: "number" | "expiry" | "cvv"; says: string };

/** The test card for this input, or its invalid field; `now` decides whether it has expired. */
export function readCard(
  typed: { number: string; expiry: string; cvv: string },
  now: Date,
): { card: TestCard; expMonth: string; expYear: string } | CardProblem {
  const number = typed.number.replace(/[\s-]/g, "");
  const card = testCards.find((known) => known.number === number);
  if (!card)
    return { field: "number", says: "Only the test cards listed below work here. Never type a real card." };
  const expiry = readExpiry(typed.expiry, now);
  if (!expiry) return { field: "expiry", says: "Type a month that is still to come, such as 12/30." };
  if (!/^\d{3,4}$/.test(typed.cvv.trim()))
    return { field: "cvv", says: "Type the three digits from the back." };
  return { card, ...expiry };
}

function readExpiry(typed: string, now: Date): { expMonth: string; expYear: string } | undefined {
  const parts = /^\s*(\d{1,2})\s*\/\s*(\d{2}|\d{4})\s*$/.exec(typed);
  if (!parts) return undefined;
  const month = Number(parts[1]);
  const year = Number(parts[2]) + (parts[2]?.length === 2 ? 2000 : 0);
  if (month < 1 || month > 12 || new Date(year, month, 1) <= now) return undefined;
  return { expMonth: String(month).padStart(2, "0"), expYear: String(year) };
}

/** Whether the answer to a step is correct; any Nigerian phone number is. */
export function isCorrectAnswer(card: TestCard, step: CardStep, given: string): boolean {
  const answer = given.trim();
  if (step === "pin") return answer === card.pin;
  if (step === "otp") return answer === card.otp;
  if (step === "phone") return /^(\+?234|0)\d{10}$/.test(answer.replace(/[\s-]/g, ""));
  return answer === "approve";
}
