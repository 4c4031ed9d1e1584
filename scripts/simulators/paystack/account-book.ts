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

/** The numbers of the cast's accounts, the same with every bank. */
export const castAccounts: Readonly<Record<string, string>> = {
  "0123456701": cast.ada.name,
  "0123456702": cast.bayo.name,
  "0123456703": cast.chidi.name,
  "0123456704": cast.efe.name,
};

/** Whose each bank account is. Any ten digits are somebody's, and always the same somebody's. */
export class AccountBook {
  readonly #written = new Map<string, string>();

  /** The name as banks tell it, in capitals; undefined where there is no such account. */
  nameOf(number: string, bankCode: string): string | undefined {
    if (!/^\d{10}$/.test(number) || number.endsWith("0404")) return undefined;
    const name = this.#written.get(number) ?? castAccounts[number] ?? somebody(number + bankCode);
    return name.toUpperCase();
  }

  /** Puts an account in a name, with every bank. */
  write(number: string, name: string): void {
    this.#written.set(number, name);
  }

  clear(): void {
    this.#written.clear();
  }
}

function somebody(seed: string): string {
  const bytes = createHash("sha256").update(seed).digest();
  const pick = (names: readonly string[], at: number) => names[(bytes[at] ?? 0) % names.length] ?? "";
  return `${pick(surnames, 0)} ${pick(firstNames, 1)} ${pick(firstNames, 2)}`;
}
