const OFF = "amana.keys-off";

/** Whether keys of a single character are on in this browser; also where it stores nothing. */
export function areLettersOn(): boolean {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

export function switchLetters(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
  } catch {
    // A browser that stores nothing keeps the keys on.
  }
}
