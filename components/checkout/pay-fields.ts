import { z } from "zod";
import { LONGEST_QUOTE } from "@/lib/checkout/quote/schema";
import { text } from "@/lib/kernel/input/fields";

const NOTE = "note.";

/** The notes among the fields of a form, by their parcels; what is blank is none. */
export const notesIn = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, note]) =>
      name.startsWith(NOTE) && typeof note === "string" && note.trim() !== ""
        ? [[name.slice(NOTE.length), note]]
        : [],
    ),
  );

/** What the form that pays sends: the quote, whether to add what the wallet lacks, and a field for each note, by its parcel. */
export const PayFormFields = z
  .object({ quote: text(undefined, LONGEST_QUOTE), fund: text().optional(), key: text().optional() })
  .catchall(text())
  .transform(({ quote, fund, key: _key, ...rest }) => ({
    quote,
    fund: fund === "yes",
    notes: notesIn(rest),
  }));
