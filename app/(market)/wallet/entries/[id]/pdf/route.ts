import { notFound } from "next/navigation";
import { statements } from "@/lib/composition";
import { answerFile } from "../../../statement/files";

/** A receipt of the viewer's own entry as PDF. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerFile("/wallet", "application/pdf", async (viewer) => {
    const pdf = await statements.receiptPdf(viewer, id);
    if (!pdf) notFound();
    return { body: pdf, name: `amana-receipt-ent-${id}.pdf` };
  });
}
