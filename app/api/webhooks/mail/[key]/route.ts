import { answerMailReport } from "@/lib/notifications/mail-reports/webhook";

export const POST = async (request: Request, { params }: { params: Promise<{ key: string }> }) =>
  answerMailReport(request, (await params).key);
