import { z } from "zod";
import { BIO_LENGTH } from "./limits";

/** Plain text. Line ends are one character, as a browser counts them; three or more in a row add nothing but height. */
export const bioSchema = z
  .string()
  .transform((typed) =>
    typed
      .replace(/\r\n?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  )
  .pipe(
    z.string().refine((bio) => Array.from(bio).length <= BIO_LENGTH, `Use at most ${BIO_LENGTH} characters.`),
  );
