import { receiveCarrierWebhook } from "@/lib/carriers/webhook-endpoint";

export async function POST(request: Request, { params }: { params: Promise<{ carrier: string }> }) {
  return receiveCarrierWebhook((await params).carrier, request);
}
