import { newId } from "@/lib/kernel/ids";

/** Letters that no other call answers; without digits, eleven of which could be read as a phone number. */
export const uniqueLetters = (): string =>
  newId().replace(/\d/g, (digit) => "ghjkmnpqrs".charAt(Number(digit)));
