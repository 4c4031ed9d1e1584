import { z } from "zod";
import { typed } from "@/lib/kernel/input/fields";
import { moneyView } from "@/lib/kernel/schema";
import { amountProblem, parseNaira } from "./parse";

/** An amount of naira as a person types it. `empty` is shown where nothing was typed. */
export const typedAmount = (empty?: string) =>
  typed(empty).transform((text, context) => {
    const minor = parseNaira(text);
    if (minor !== null) return moneyView(minor);
    context.addIssue((text === "" && empty) || (amountProblem(text) ?? ""));
    return z.NEVER;
  });
