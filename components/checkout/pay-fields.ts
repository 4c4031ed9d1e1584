import { z } from "zod";
import { LONGEST_QUOTE } from "@/lib/checkout/quote/schema";
import { text } from "@/lib/kernel/input/fields";

const NOTE = "note.";

/** What the form that pays sends: the quote, whether to add what the wallet lacks, and a field for each note, by its parcel. */
export const PayFormFields = z
  .object({ quote: text(undefined, LONGEST_QUOTE), fund: text().optional(), key: text().optional() })
  .catchall(text())
  .transform(({ quote, fund, key: _key, ...rest }) => ({
    quote,
    fund: fund === "yes",
    notes: Object.fromEntries(
      Object.entries(rest).flatMap(([name, note]) =>
        name.startsWith(NOTE) && typeof note === "string" && note.trim() !== ""
          ? [[name.slice(NOTE.length), note]]
          : [],
      ),
    ),
  }));
