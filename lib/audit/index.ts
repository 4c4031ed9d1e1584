export {
  accessesForStaff,
  accessesTo,
  type Looked,
  type OwnAccess,
  recordingLook,
  type StaffAccess,
} from "./access-log";
export { exportAudit } from "./export";
export { type AuditLine, type AuditSearch, auditFor } from "./queries";
