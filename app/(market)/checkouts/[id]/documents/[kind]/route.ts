import { answerDocument } from "../../../../trades/[tradeId]/documents/[kind]/answer";

type Address = { params: Promise<{ id: string; kind: string }> };

/** The receipt of a checkout of several trades, as PDF. */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { id, kind } = await params;
  return answerDocument(request, { kind: "checkout", id }, kind);
}
