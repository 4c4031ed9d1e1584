import "server-only";
import { notFound } from "next/navigation";
import { documentPdf, type Subject } from "@/lib/documents";
import { type KindName, kindNameList } from "@/lib/documents/schema";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { requireViewer } from "@/lib/web/session";

const isKind = (name: string): name is KindName => kindNameList.some((one) => one === name);

/**
 * A document that the viewer may read as PDF; not found for everyone else. One who asks too often is sent back to the page that it is about,
 * which stays as it is.
 */
export async function answerDocument(request: Request, subject: Subject, kind: string): Promise<Response> {
  const page = `/${subject.kind}s/${encodeURIComponent(subject.id)}`;
  const viewer = await requireViewer(page);
  if (!isKind(kind)) notFound();
  const number = new URL(request.url).searchParams.get("number") ?? undefined;
  try {
    const found = await documentPdf(viewer, { subject, kind, number });
    if (!found) notFound();
    return new Response(found.pdf, {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": `attachment; filename="amana-${found.number}.pdf"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== kernelRefusals.too_many_requests.reason) throw error;
    return new Response(null, {
      status: 303,
      headers: { Location: page, "Cache-Control": "private, no-store" },
    });
  }
}
