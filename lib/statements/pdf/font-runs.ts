import letters from "./fonts/letters.json";

type Face = keyof typeof letters;

/** A part of a text that one font face can draw. */
export interface Run {
  face: Face;
  text: string;
}

const faceOf = new Map<string, Face>();
for (const face of Object.keys(letters) as Face[]) {
  for (const character of letters[face]) if (!faceOf.has(character)) faceOf.set(character, face);
}

/** A mark belongs to the face of its letter, which knows where to put it. */
const faceFor = (character: string, letter: Face | undefined): Face | undefined =>
  letter && /\p{M}/u.test(character) && letters[letter].includes(character) ? letter : faceOf.get(character);

/** Replaces characters that no face can draw; a name can contain any. */
const UNKNOWN = "?";

/** Splits a text into runs. No single font has the naira sign and all letters that names are written with. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const character of text.normalize("NFC")) {
    const face = faceFor(character, runs.at(-1)?.face);
    const drawn = face ? character : UNKNOWN;
    const last = runs.at(-1);
    if (last?.face === (face ?? "figtree")) last.text += drawn;
    else runs.push({ face: face ?? "figtree", text: drawn });
  }
  return runs;
}
