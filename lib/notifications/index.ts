import "server-only";

export { readNotices } from "./inbox/commands";
export {
  type InboxGroup,
  type InboxNotice,
  latestNotices,
  readInbox,
  unreadOf,
} from "./inbox/queries";
export {
  type ListedTemplate,
  type PreviewedTemplate,
  previewTemplate,
  type TemplatePreview,
  templatesForStaff,
} from "./templates/preview/queries";
