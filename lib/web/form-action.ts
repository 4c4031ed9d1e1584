import "server-only";
import {
  type Context,
  call,
  type ErrorMap,
  type InferSchemaInput,
  type InferSchemaOutput,
  type Meta,
  ORPCError,
  type Procedure,
  type Schema,
} from "@orpc/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { countCall, tooManyCalls } from "@/lib/kernel/call-limit";
import type { CallContext } from "@/lib/kernel/procedure";
import { invariant, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { action } from "./action";
import { type FormState, textFields, withoutSecrets } from "./form-state";
import { VIEWER_FIELD } from "./page-viewer";
import { callContext } from "./session";

interface FormActionOptions<Form extends z.ZodType, Result> {
  /**
   * Parses the form's text fields into the operation's input; its messages are shown on the fields. Without it the fields are
   * those of the input, as text.
   */
  form?: Form;
  /** The path to redirect to, from the result. Without it the form stays and its state is `done`. */
  leadsTo?: (result: Result, values: Record<string, string>) => string;
  /** File fields. */
  files?: readonly string[];
  /** Fields of several files, which become lists. */
  fileLists?: readonly string[];
  /** Values of the result that the form shows, such as secrets that are shown once. */
  shows?: (result: Result) => Record<string, string>;
  /** The page is shown anew after a refusal too: what it offered may have changed. */
  refreshes?: boolean;
}

/**
 * Makes a server action of an operation: text fields in, its result or refusal out as form state. Works without JavaScript. Keeps
 * the input, except secrets, and the key until the operation succeeds.
 */
export function formAction<
  Form extends z.ZodType<InferSchemaInput<Input>>,
  Initial extends Context,
  Current extends Context,
  Input extends Schema<unknown, unknown>,
  Output extends Schema<unknown, unknown>,
  Errors extends ErrorMap,
  Facts extends Meta,
>(
  operation: Procedure<Initial, Current, Input, Output, Errors, Facts>,
  {
    form,
    leadsTo,
    shows,
    refreshes,
    files = [],
    fileLists = [],
  }: FormActionOptions<Form, InferSchemaOutput<Output>> = {},
) {
  const fields = form ?? fieldsOf(operation["~orpc"].inputSchema);
  return action(async (previous, submitted): Promise<FormState> => {
    const { [VIEWER_FIELD]: viewer, ...values } = textFields(submitted);
    const state: FormState = { ...previous, values: withoutSecrets(values), fieldErrors: {}, refusal: null };
    const input = fields.safeParse({
      ...values,
      ...sentFiles(submitted, files),
      ...sentLists(submitted, fileLists),
    });
    if (!input.success) return { ...state, fieldErrors: fieldProblems(input.error.issues) };
    let result: InferSchemaOutput<Output>;
    try {
      const context = await callContext({ key: values.key, viewer });
      if (context.actor) await mustBeWithinLimit(context);
      result = (await call(operation as never, input.data as never, {
        context,
      })) as InferSchemaOutput<Output>;
    } catch (error) {
      const no = { ...state, ...refused(error) };
      // Otherwise the page of the person who is signed in now would replace what was typed.
      if (refreshes && no.refusal?.reason !== kernelRefusals.signed_in_as_another.reason) refresh();
      return no;
    }
    refresh(); // otherwise the same page under another URL would keep its old view
    if (leadsTo) redirect(leadsTo(result, values));
    return { ...state, values: shows?.(result) ?? {}, done: true };
  });
}

/** The input's own fields: a form also sends its key, and the name of the button that was pressed. */
function fieldsOf(input: unknown): z.ZodObject {
  const object = input instanceof z.ZodOptional ? input.unwrap() : input;
  invariant(
    object instanceof z.ZodObject,
    "an operation of plain fields, or a form that makes its input of them",
  );
  return object.strip();
}

async function mustBeWithinLimit(context: CallContext): Promise<void> {
  const allowance = await countCall(context);
  if (!allowance.allowed) throw tooManyCalls(allowance);
}

/** Browsers send an empty file if none was chosen. */
function sentFiles(submitted: FormData, names: readonly string[]): Record<string, File> {
  const fields = names.map((name) => [name, submitted.get(name)] as const);
  return Object.fromEntries(
    fields.filter((field): field is [string, File] => field[1] instanceof File && field[1].size > 0),
  );
}

function sentLists(submitted: FormData, names: readonly string[]): Record<string, File[]> {
  const chosen = (name: string) =>
    submitted.getAll(name).filter((one): one is File => one instanceof File && one.size > 0);
  return Object.fromEntries(names.map((name) => [name, chosen(name)]));
}

interface Issue {
  path?: readonly unknown[] | undefined;
  message: string;
}

/** The first issue of each field. */
export function fieldProblems(issues: readonly Issue[]): Record<string, string> {
  const errors = new Map<string, string>();
  for (const { path, message } of issues) {
    const field = fieldOf(path);
    if (!errors.has(field)) errors.set(field, message);
  }
  return Object.fromEntries(errors);
}

function fieldOf(path: Issue["path"]): string {
  const [first, second] = path ?? [];
  // Forms are flat: the fields of the asset kind are nested only in the input.
  const name = first === "terms" || first === "delivery" ? second : first;
  return typeof name === "string" ? name : "form";
}

/** The form state for a refusal or invalid input. Rethrows other errors. */
export function refused(error: unknown): Pick<FormState, "fieldErrors" | "refusal"> {
  if (error instanceof Refusal) {
    const { reason, message, details, field } = error;
    if (field) return { fieldErrors: { [field]: message }, refusal: null };
    return { fieldErrors: {}, refusal: { reason, message, details } };
  }
  if (error instanceof ORPCError && error.code === "BAD_REQUEST") {
    const issues = (error.data as { issues?: Issue[] } | undefined)?.issues ?? [];
    return { fieldErrors: fieldProblems(issues), refusal: null };
  }
  throw error;
}
