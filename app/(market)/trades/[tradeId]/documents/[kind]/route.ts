import { answerDocument } from "./answer";

type Address = { params: Promise<{ tradeId: string; kind: string }> };

/** A receipt, commission invoice or credit note of a trade, as PDF. */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { tradeId, kind } = await params;
  return answerDocument(request, { kind: "trade", id: tradeId }, kind);
}
