export {
  accessesForStaff,
  accessesTo,
  type Looked,
  type OwnAccess,
  recordingPersonView,
  type StaffAccess,
} from "./access-log";
export { type AuditLine, type AuditSearch, auditFor, exportAudit } from "./queries";
