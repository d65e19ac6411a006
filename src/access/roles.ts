/** What a person may be. A person may have several roles; what each may do stands in `permissions.ts`. */
export const roles = ['editor', 'approver', 'appraiser', 'reviewer', 'signer', 'operator'] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: unknown): text is Role => roles.some((role) => role === text);

/** 协会, 评估机构, and the organisation that runs the service itself. */
export const organisationKinds = ['association', 'firm', 'operator'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const isOrganisationKind = (text: unknown): text is OrganisationKind =>
  organisationKinds.some((kind) => kind === text);

/** A key of the settings belongs to a program of the organisation: it does its work, but approves and manages nothing. */
export const settingsKeyRoles: ReadonlySet<Role> = new Set<Role>(['appraiser', 'reviewer', 'signer', 'editor']);
export const allRoles: ReadonlySet<Role> = new Set(roles);
