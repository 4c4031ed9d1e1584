import "server-only";

export {
  endedRequests,
  type InspectedRequest,
  inspectRequest,
  type ListedRequest,
  type StaffRules,
  staffRules,
} from "./approvals/queries";
export {
  countIncidents,
  type TakenPermission,
  takeablePermissions,
  takenPermissions,
} from "./break-glass/queries";
export type { BulkRowResult, BulkRowState, BulkState } from "./bulk/queries";
export type { Cover, CoverLine } from "./cover";
export {
  type OtherPasskey,
  type StaffPasskey,
  staffPasskeysFor,
} from "./credentials/queries";
export { type FoundTrade, findTradesFor } from "./find-trades";
export { type EscrowEntry, type InspectedParty, type InspectedTrade, inspectTrade } from "./inspect-trade";
export type { Market, MarketDay } from "./market-days";
export { observedIn } from "./observation/observe";
export { type Overview, overviewFor, overviewPeriods } from "./overview";
export {
  type InspectedPerson,
  inspectPerson,
  type PersonLine,
  type PersonList,
  personLimits,
  personLines,
  type Waiting,
} from "./people/person";
export { searchFor } from "./people/search";
export {
  jobsFor,
  type KindBalance,
  type LedgerState,
  ledgerStateFor,
  recentStaffActs,
  type StaffAct,
} from "./queries";
export { mayOpen } from "./queues/access";
export { type Queue, type QueueAge, type QueueCounts, queueAgesFor, queueCountsFor } from "./queues/counts";
export {
  CASES_SHOWN,
  type Colleague,
  colleaguesFor,
  firstCasesFor,
  type Order,
  ordersOf,
  pageOfCase,
  type QueuePage,
  type QueueView,
  queueFor,
  type WaitingCase,
  type Whose,
  whose,
} from "./queues/list";
export { type QueueKind, queueKinds, queueRule } from "./queues/registry";
export { type SavedView, savedViewsFor } from "./queues/views";
export { candidateFor, type HeldRole, type StaffMember, staffMembers } from "./roles/queries";
export { settingForms } from "./settings/forms";
export {
  type OpenRequest,
  type SettingState,
  type SettingVersion,
  settingHistory,
  settingOn,
  settingsFor,
} from "./settings/queries";
export { isStaff } from "./staff";
