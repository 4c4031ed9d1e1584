import { refusals } from "@/lib/kernel/refusal";
import { FILES_A_SIDE, LINK_DAYS, OPEN_LINKS } from "./limits";

export const evidenceRefusals = refusals({
  dispute_closed: "This dispute is closed, so nothing can be added.",
  ten_files: `You’ve added ${FILES_A_SIDE} files, the most for one side. Put several things on one photo if you need more.`,
  links_open: `You have ${OPEN_LINKS} open links. Cancel one first.`,
  link_over: {
    status: 410,
    says: `This link doesn’t work any more. It takes one file, within ${LINK_DAYS} days. Ask for a new one.`,
  },
  link_used: { status: 410, says: "A file was sent by this link already. Thank you." },
  not_hidden: { status: 422, field: "boxes", says: "Mark what should be blacked out." },
});
