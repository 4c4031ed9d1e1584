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
