import "server-only";

export {
  type InspectedRequest,
  inspectRequest,
  type ListedRequest,
  requestsFor,
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
export type { Market, MarketDay, MarketTotals } from "./market-days";
export { observedIn } from "./observation/observe";
export { type Overview, overviewFor, overviewPeriods } from "./overview";
export {
  type InspectedPerson,
  inspectPerson,
  type PersonLine,
  type PersonList,
  personLines,
  type Waiting,
} from "./people/person";
export { searchFor } from "./people/search";
export {
  jobsFor,
  type KindBalance,
  type LedgerState,
  ledgerStateFor,
  openCasesFor,
  recentStaffActs,
  type StaffAct,
} from "./queries";
export { type Queue, type QueueCounts, queueCountsFor } from "./queue-counts";
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
