import "server-only";

export {
  askableSubject,
  blockCaseOf,
  type ListedCase,
  type OwnConversation,
  ownCase,
  ownCases,
} from "./queries";
export type { SupportMessage } from "./rows";
export {
  type StaffConversation,
  supportCaseFor,
  supportFigures,
  supportTemplates,
} from "./staff-queries";
