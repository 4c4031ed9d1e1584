import { plain } from "@/lib/kernel/input/marks";

/** What to do about a number that airtime cannot be sent to. */
export const recipientSays = {
  missing: "Enter the phone number to top up.",
  unfit:
    "Enter a Nigerian mobile number, such as 0803 123 4567. Landlines and foreign numbers can’t receive airtime.",
};

/** `08031234567` from any common way of typing it; undefined while it is no Nigerian mobile number. The server looks closer. */
export function asDialled(typed: string): string | undefined {
  const digits = plain(typed)
    .replace(/\D/g, "")
    .replace(/^(00)?2340?/, "");
  const national = digits.startsWith("0") ? digits : `0${digits}`;
  return /^0[789][01]\d{8}$/.test(national) ? national : undefined;
}

/** The number as people write it, `0803 123 4567`; what is none as it was typed. */
export const tidied = (typed: string): string =>
  asDialled(typed)?.replace(/^(\d{4})(\d{3})(\d{4})$/, "$1 $2 $3") ?? typed;

/** What is wrong with a typed number, and what to do; undefined if it can be sent. */
export function recipientProblem(typed: string): string | undefined {
  if (typed.trim() === "") return recipientSays.missing;
  return asDialled(typed) ? undefined : recipientSays.unfit;
}
