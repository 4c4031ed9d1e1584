import "server-only";

export { brakeWordSince } from "./brake/brake-word";
export { readNotices } from "./inbox/commands";
export {
  type InboxGroup,
  type InboxNotice,
  latestNotices,
  readInbox,
  unreadOf,
} from "./inbox/queries";
export { costFigures, type FigureRow } from "./log/figures";
export {
  type DeliveryLine,
  deliveriesFor,
  type NoticeLife,
  noticeLife,
  noticesOf,
  type PersonNotice,
} from "./log/queries";
export type { DeliverySearch } from "./log/search";
export { readPreferences } from "./preferences/preferences";
export { unreachableAddress } from "./preferences/reach";
export { pushAt } from "./push/subscriptions";
export { type EditedTemplate, editTemplate, type TemplateVersion } from "./templates/editor/queries";
export {
  type ListedTemplate,
  type PreviewedTemplate,
  previewTemplate,
  type TemplatePreview,
  templatesForStaff,
} from "./templates/preview/queries";
export { readUnsubscribe } from "./unsubscribe/unsubscribe";
