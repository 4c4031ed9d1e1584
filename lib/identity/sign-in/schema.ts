import { z } from "zod";
import { passwordProblem } from "../password/problem";
import { signUpFields } from "../schema";

/** The fields of a sign-up, and a password that its owner's data does not give away. */
export const signUpSchema = z.strictObject(signUpFields).superRefine(({ password, ...owner }, context) => {
  const problem = passwordProblem(password, owner);
  if (problem) context.addIssue({ code: "custom", path: ["password"], message: problem });
});
