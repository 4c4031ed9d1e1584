/** Roles with their display names. */
export const staffRoles = {
  SUPPORT: "Support",
  MODERATOR: "Moderator",
  FINANCE: "Finance",
  COMPLIANCE: "Compliance",
  CONTENT: "Content",
  ADMIN: "Administrator",
  AUDITOR: "Auditor",
} as const;

export type StaffRole = keyof typeof staffRoles;

/** Roles that one person cannot have together: separation of duties. */
export const roleConflicts: readonly (readonly [StaffRole, StaffRole])[] = [
  ["ADMIN", "FINANCE"],
  ["ADMIN", "MODERATOR"],
  ["ADMIN", "COMPLIANCE"],
  ...(["SUPPORT", "MODERATOR", "FINANCE", "COMPLIANCE", "CONTENT", "ADMIN"] as const).map(
    (role) => ["AUDITOR", role] as const,
  ),
];
