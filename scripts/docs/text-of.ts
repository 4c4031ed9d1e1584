import { readFileSync } from "node:fs";
import { inCheckout } from "../setup/paths.mjs";

/** A file of the checkout, by its name from the root. */
export const textOf = (name: string): string => readFileSync(inCheckout(name), "utf8");
