"use client";
import { later } from "@/components/ui/later";
import type { KeyboardProps } from "./keyboard";

/** The keyboard of Admin; its code is fetched once the page is usable without it. */
export const Keys = later<KeyboardProps>(async () => (await import("./keyboard")).Keyboard);
