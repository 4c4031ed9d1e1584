import "server-only";

export { readNotices } from "./inbox/commands";
export {
  type InboxGroup,
  type InboxNotice,
  latestNotices,
  readInbox,
  unreadOf,
} from "./inbox/queries";
export { pushAt } from "./push/subscriptions";
