export {
  accessesForStaff,
  accessesTo,
  type Looked,
  type OwnAccess,
  recordingLook,
  type StaffAccess,
} from "./access-log";
export { type AuditLine, type AuditSearch, auditFor, exportAudit } from "./queries";
