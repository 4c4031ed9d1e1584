import { createHash } from "node:crypto";
import { cast } from "../../cast.mjs";

const surnames =
  "Adebayo Okafor Eze Balogun Ibrahim Nwosu Ogunleye Bello Obi Musa Adeyemi Okonkwo Lawal Uche Danjuma Akintola".split(
    " ",
  );
const firstNames =
  "Chioma Tunde Amina Emeka Folake Yusuf Ngozi Segun Halima Ikenna Bisi Sani Adaeze Kunle Zainab Obinna".split(
    " ",
  );

/** The cast's account numbers, the same at every bank. */
export const castAccounts: Readonly<Record<string, string>> = {
  "0123456701": cast.ada.name,
  "0123456702": cast.bayo.name,
  "0123456703": cast.chidi.name,
  "0123456704": cast.efe.name,
};

/** Account holders' names. Any ten digits have a name, always the same one. */
export class AccountBook {
  readonly #written = new Map<string, string>();

  /** The name as banks return it, in capitals; undefined if there is no such account. */
  nameOf(number: string, bankCode: string): string | undefined {
    if (!/^\d{10}$/.test(number) || number.endsWith("0404")) return undefined;
    const name = this.#written.get(number) ?? castAccounts[number] ?? generatedName(number + bankCode);
    return name.toUpperCase();
  }

  /** Sets an account's name, at every bank. */
  write(number: string, name: string): void {
    this.#written.set(number, name);
  }

  clear(): void {
    this.#written.clear();
  }
}

function generatedName(seed: string): string {
  const bytes = createHash("sha256").update(seed).digest();
  const pick = (names: readonly string[], at: number) => names[(bytes[at] ?? 0) % names.length] ?? "";
  return `${pick(surnames, 0)} ${pick(firstNames, 1)} ${pick(firstNames, 2)}`;
}
