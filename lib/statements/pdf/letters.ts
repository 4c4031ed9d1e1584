import letters from "./fonts/letters.json";

type Face = keyof typeof letters;

/** A stretch of text that one face draws. */
export interface Run {
  face: Face;
  text: string;
}

const faceOf = new Map<string, Face>();
for (const face of Object.keys(letters) as Face[]) {
  for (const letter of letters[face]) if (!faceOf.has(letter)) faceOf.set(letter, face);
}

/** Stands for what no face draws: a name may have any letter there is. */
const UNKNOWN = "?";

/** Cuts a text into runs. No font draws the naira sign, Latin, and the letters of Hausa, Igbo and Yoruba all at once. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const letter of text.normalize("NFC")) {
    const face = faceOf.get(letter);
    const drawn = face ? letter : UNKNOWN;
    const last = runs.at(-1);
    if (last?.face === (face ?? "figtree")) last.text += drawn;
    else runs.push({ face: face ?? "figtree", text: drawn });
  }
  return runs;
}
