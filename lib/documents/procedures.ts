import "server-only";
import { z } from "zod";
import { typed } from "@/lib/kernel/input/fields";
import { forSignedIn } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { documentPdf, documentsOf, type Subject } from "./queries";
import { DocumentView, type KindName, kindNameList } from "./schema";

const tags = ["documents"];
const kind = z.enum(kindNameList as [KindName]);
const wanted = z.strictObject({
  id: z.uuid(),
  kind,
  /** Of several credit notes the newest, unless it says which. */
  number: typed()
    .regex(/^(RCT|INV|CRN)-\d{4}-\d{6,9}$/, "Enter a number such as RCT-2026-000123.")
    .optional(),
});
const list = z.object({ items: z.array(DocumentView) });
const pdf = z.file().mime("application/pdf");

async function fileOf(
  viewer: Parameters<typeof documentPdf>[0],
  subject: Subject,
  { kind: name, number }: { kind: KindName; number?: string | undefined },
): Promise<File> {
  const found = await documentPdf(viewer, { subject, kind: name, number });
  if (!found) throw new Refusal(kernelRefusals.not_found);
  return new File([found.pdf], `${found.number}.pdf`, { type: "application/pdf" });
}

export const listTradeDocuments = forSignedIn
  .route({ method: "GET", path: "/trades/{id}/documents", tags, summary: "List the documents of a trade" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(list)
  .handler(async ({ input, context }) => ({
    items: await documentsOf(context.actor, { kind: "trade", id: input.id }),
  }));

export const getTradeDocument = forSignedIn
  .route({
    method: "GET",
    path: "/trades/{id}/documents/{kind}",
    tags,
    summary: "Get a document of a trade as PDF",
  })
  .input(wanted)
  .output(pdf)
  .handler(({ input, context }) => fileOf(context.actor, { kind: "trade", id: input.id }, input));

export const getCheckoutDocument = forSignedIn
  .route({
    method: "GET",
    path: "/checkouts/{id}/documents/{kind}",
    tags,
    summary: "Get the receipt of a checkout as PDF",
  })
  .input(wanted)
  .output(pdf)
  .handler(({ input, context }) => fileOf(context.actor, { kind: "checkout", id: input.id }, input));

/** For the API's router. */
export const documentProcedures = { listTradeDocuments, getTradeDocument, getCheckoutDocument };
