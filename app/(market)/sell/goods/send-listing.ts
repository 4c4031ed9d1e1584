import "server-only";
import { call } from "@orpc/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { problemsOf } from "@/components/goods/sell/check";
import { leafOf } from "@/components/goods/sell/listing-form";
import { imagesOf, nestedOf, readTyped, type Typed, typedListing } from "@/components/goods/sell/typed";
import { categoryOf } from "@/lib/catalog";
import type { Draft } from "@/lib/catalog/content";
import { MOST_IMAGES } from "@/lib/catalog/limits";
import { catalogProcedures } from "@/lib/catalog/procedures";
import type { OwnListing } from "@/lib/catalog/schema";
import { countCall, tooManyCalls } from "@/lib/kernel/call-limit";
import { isUuid, keyFor, newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { mediaProcedures } from "@/lib/media/procedures";
import { readSelling } from "@/lib/offers";
import { refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { VIEWER_FIELD } from "@/lib/web/page-viewer";
import { callContext } from "@/lib/web/session";

/** A form of a listing that was sent, on its way to the commands. */
interface Sent {
  context: CallContext & { actor: NonNullable<CallContext["actor"]> };
  /** Names the act: what is done under it is done once. */
  key: string;
  /** Of the listing, where there is one. */
  own: OwnListing | undefined;
  typed: Typed;
}

/** What the form shows beside its fields, or above them. */
class Stopped extends Error {
  constructor(readonly fieldErrors: Record<string, string>) {
    super("the form has fields that are wrong");
  }
}

/** Takes the form of a listing: keeps its draft, and publishes it or sends its change. Leads to the listing’s own page. */
export async function sendListing(previous: FormState, submitted: FormData): Promise<FormState> {
  const values = valuesOf(submitted);
  const state: FormState = { ...previous, values, fieldErrors: {}, refusal: null };
  let path: string;
  try {
    path = await take(submitted, values, state);
  } catch (error) {
    if (error instanceof Stopped) return { ...state, fieldErrors: error.fieldErrors };
    const no = refused(error);
    return { ...state, ...no, fieldErrors: fieldsOfForm(no.fieldErrors) };
  }
  refresh();
  return redirect(path);
}

async function take(submitted: FormData, values: Record<string, string>, state: FormState): Promise<string> {
  const text = (name: string) => values[name] ?? "";
  const context = await signedIn(state.key || text("key"), viewerOf(submitted));
  const key = context.key ?? newId();
  const id = text("id");
  const own = isUuid(id) ? await call(catalogProcedures.getOwn, { id }, { context }) : undefined;
  values.images = await withFiles(submitted, text("images"), { context, key });
  const read = typedListing.safeParse({ ...nestedOf(submitted), images: values.images });
  if (!read.success)
    throw new Stopped(
      Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join("."), message])),
    );
  const sent: Sent = { context, key, own, typed: read.data };
  // As the page was made: sent again, a draft that is live by now is answered as before.
  const isLive = own !== undefined && text("live") === "yes";
  const savesOnly = !isLive && (text("act") === "save" || read.data.category !== text("asked"));
  if (savesOnly) return await saveOnly(sent, values, text("act") === "save");
  const { draft } = await judged(sent, values, isLive);
  const listingId = await publish(sent, draft, isLive);
  return `/goods/mine/${listingId}?said=${isLive ? "changed" : "submitted"}`;
}

async function signedIn(key: string, viewer: string): Promise<Sent["context"]> {
  const context = await callContext({ key, viewer });
  // Refuses those who are not signed in, are blocked, or are another person than the page was made for.
  if (!context.actor) await call(catalogProcedures.listOwn, {}, { context });
  const { actor } = context;
  if (!actor) throw new Refusal(kernelRefusals.sign_in_needed);
  const allowance = await countCall(context);
  if (!allowance.allowed) throw tooManyCalls(allowance);
  return { ...context, actor };
}

/** Without scripts the files come with the form; each is kept once. As JSON, with those that were there. */
async function withFiles(
  submitted: FormData,
  json: string,
  { context, key }: Pick<Sent, "context" | "key">,
): Promise<string> {
  const kept: object[] = imagesOf(json);
  const files = submitted.getAll("files").filter((one): one is File => one instanceof File && one.size > 0);
  for (const [at, file] of files.entries()) {
    if (kept.length >= MOST_IMAGES)
      throw new Stopped({ images: `Use ${String(MOST_IMAGES)} pictures or fewer.` });
    const own = keyFor("sell-file", key, at, file.name, file.size);
    try {
      const { imageId } = await call(
        mediaProcedures.addImage,
        { file },
        { context: { ...context, key: own } },
      );
      kept.push({ imageId, alt: "", focusX: 50, focusY: 50 });
    } catch (error) {
      if (error instanceof Refusal) throw new Stopped({ images: error.message });
      throw error;
    }
  }
  return JSON.stringify(kept);
}

/** Without scripts: the draft, and what its category asks next. */
async function saveOnly(sent: Sent, values: Record<string, string>, wasAsked: boolean): Promise<string> {
  const { typed } = sent;
  const leaf = leafOf(await categoryOf(typed.category));
  if (!leaf) throw new Stopped({ category: "Choose a category." });
  const { draft, problems } = readTyped(typed, leaf.schema);
  const id = await keep(sent, draft);
  values.id = id;
  // A draft cannot keep them as they are typed.
  if (Object.keys(problems).length > 0) throw new Stopped(problems);
  return `/sell/goods?draft=${id}${wasAsked ? "&said=saved" : "&check=yes"}`;
}

/** What was typed as a draft, if nothing of it is wrong. What is there is kept either way. */
async function judged(
  sent: Sent,
  values: Record<string, string>,
  isLive: boolean,
): Promise<{ draft: Draft }> {
  const { typed, context } = sent;
  const [page, selling] = await Promise.all([
    categoryOf(typed.category),
    readSelling(context.actor.id, "GOODS"),
  ]);
  const leaf = leafOf(page);
  const { draft } = readTyped(typed, leaf?.schema ?? null);
  const problems = problemsOf(typed, { leaf, mostMinor: selling?.tradeLimitMinor ?? 0n });
  if (Object.keys(problems).length === 0) return { draft };
  if (leaf && !isLive) values.id = await keep(sent, draft);
  throw new Stopped(problems);
}

/** Keeps a draft, a new one under the form’s key. Answers its id. */
async function keep({ context, key, own, typed: { category } }: Sent, draft: Draft): Promise<string> {
  const once = (name: string) => ({ context: { ...context, key: name } });
  const id = own?.id ?? (await begin(context, key, category));
  await call(catalogProcedures.save, { id, category, ...draft }, once(newId()));
  return id;
}

/** The draft of this form, empty: sent again, the form finds it. */
async function begin(context: CallContext, key: string, category: string): Promise<string> {
  const once = { ...context, key: keyFor("sell", key, category) };
  return (await call(catalogProcedures.create, { category }, { context: once })).listingId;
}

async function publish({ context, key, own, typed: { category } }: Sent, draft: Draft, isLive: boolean) {
  const id = own?.id ?? (await begin(context, key, category));
  const once = { context: { ...context, key } };
  if (isLive) await call(catalogProcedures.save, { id, category, ...draft }, once);
  else await call(catalogProcedures.submit, { id, category, draft }, once);
  return id;
}

function viewerOf(submitted: FormData): string {
  const sent = submitted.get(VIEWER_FIELD);
  return typeof sent === "string" ? sent : "";
}

/** The fields of the form as text; of boxes of one name all, joined. */
function valuesOf(submitted: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of new Set(submitted.keys())) {
    if (name.startsWith("$ACTION") || name === VIEWER_FIELD) continue;
    values[name] = submitted
      .getAll(name)
      .filter((one) => typeof one === "string")
      .join(",");
  }
  return values;
}

const fieldsOfForm = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, says]) => [field.replace(/^attributes\./, "a."), says]),
  );
