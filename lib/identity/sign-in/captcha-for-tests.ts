import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { newCaptcha } from "./captcha";

/** Solves a challenge, as the widget does. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}

/** A solved CAPTCHA; its challenge is solved with the first key. */
export const solvedCaptcha = async (): Promise<string> => solve(await newCaptcha({ counter: 0 }));
