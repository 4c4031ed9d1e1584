import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import { badForm, type RequestFault, unknownAction } from "./faults";
import { isKnown } from "./known-actions";

/**
 * What is wrong with the body of a form sent to a page. Next reads it with React's own decoder, which throws at every malformed
 * one and follows references into what it has decoded; our pages send a form, its state, and nothing else. Undefined for a body
 * that our pages could have made, or that Next ignores.
 */
export async function actionFaultOf(
  path: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<RequestFault | undefined> {
  const id = headers["next-action"];
  const type = headers["content-type"] ?? "";
  const isForm = type.startsWith("multipart/form-data");
  if (id !== undefined && (typeof id !== "string" || !isActionId(id))) return badForm;
  if (id !== undefined && !isKnown(id)) return unknownAction;
  if (!isForm) return id === undefined || body.toString() === "[]" ? undefined : badForm;
  const form = await formOf(body, type);
  if (!form) return badForm;
  return id === undefined ? plainFormFault(path, form) : argumentsFault(form);
}

/** The form that a body holds; undefined for one that breaks off, or holds none. */
const formOf = (body: Buffer, type: string): Promise<FormData | undefined> =>
  new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData().catch(() => undefined);

const isActionId = (id: string): boolean => /^[0-9a-f]{42}$/.test(id);

/** Without scripts, the form names its action, and brings along the state that the page was made with. */
function plainFormFault(path: string, form: FormData): RequestFault | undefined {
  const own = [...form.keys()].filter((name) => name.startsWith("$ACTION_"));
  const plain = own.flatMap((name) => /^\$ACTION_ID_(.+)$/.exec(name)?.[1] ?? []);
  const bound = own.flatMap((name) => /^\$ACTION_REF_(\d{1,3})$/.exec(name)?.[1] ?? []);
  const ids = [...plain, ...bound.map((at) => boundAction(form, at))];
  if (ids.length !== 1) return badForm;
  const [id] = ids;
  if (id === undefined || !isActionId(id)) return badForm;
  return isKnown(id, path) ? undefined : unknownAction;
}

/** The id of a form's action whose only bound argument is plain. */
function boundAction(form: FormData, at: string): string | undefined {
  const reference = jsonOf(form.get(`$ACTION_${at}:0`));
  const bound = jsonOf(form.get(`$ACTION_${at}:1`));
  if (typeof reference !== "object" || reference === null || !Array.isArray(bound)) return undefined;
  const { id, bound: where, ...rest } = reference as Record<string, unknown>;
  const isOurs = typeof id === "string" && where === "$@1" && Object.keys(rest).length === 0;
  return isOurs && bound.length <= 1 && isPlain(bound) ? id : undefined;
}

/** With scripts, field 0 is the arguments: a form, or the state of one and the form, whose fields follow as '_1_name'. */
function argumentsFault(form: FormData): RequestFault | undefined {
  const sent = jsonOf(form.get("0"));
  if (!Array.isArray(sent) || sent.length < 1 || sent.length > 2) return badForm;
  const prefix = /^\$K([0-9a-f]{1,4})$/.exec(String(sent.at(-1)))?.[1];
  if (prefix === undefined || !isPlain(sent.slice(0, -1))) return badForm;
  return [...form.keys()].every((name) => name === "0" || name.startsWith(`_${prefix}_`))
    ? undefined
    : badForm;
}

/** A state holds a form's fields and one refusal: nothing in it is as deep, or as long, as this. */
const DEEPEST = 6;
const LONGEST = 64_000;

function jsonOf(text: FormDataEntryValue | null): unknown {
  if (typeof text !== "string" || text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON without a reference: React writes those, and nothing else, as text behind one dollar sign. */
function isPlain(value: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === "string") return !value.startsWith("$") || /^\$(\$|undefined$)/.test(value);
  if (typeof value !== "object" || value === null) return true;
  if (!Array.isArray(value) && Object.keys(value).some((name) => name === "__proto__" || name === "then"))
    return false;
  return Object.values(value).every((inner) => isPlain(inner, depth + 1));
}
