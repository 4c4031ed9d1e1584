import "server-only";
import { z } from "zod";
import { reauthenticated } from "@/lib/kernel/procedure";
import { brakeWordForm, setBrakeWord as set } from "./brake-word";

export const setBrakeWord = reauthenticated
  .route({ method: "POST", path: "/me/brake-word", successStatus: 204, summary: "Set your brake word" })
  .input(brakeWordForm)
  .output(z.void())
  .handler(({ input, context }) => set(context.actor, input.word, context));

/** The slice's operations under /api/v1. */
export const brakeProcedures = { setBrakeWord };
