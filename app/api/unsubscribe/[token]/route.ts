import { answerOneClick, showPage } from "@/lib/notifications/unsubscribe/one-click-webhook";

type Address = { params: Promise<{ token: string }> };

export const GET = async (_request: Request, { params }: Address) => showPage((await params).token);

export const POST = async (_request: Request, { params }: Address) => answerOneClick((await params).token);
