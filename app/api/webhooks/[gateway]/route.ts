import { receiveWebhook } from "@/lib/gateways/webhook-endpoint";

export async function POST(request: Request, { params }: { params: Promise<{ gateway: string }> }) {
  return receiveWebhook((await params).gateway, request);
}
