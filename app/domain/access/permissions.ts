/** Roles in a workspace, from most to least. */
export const ROLES = ["owner", "admin", "editor", "agent", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** What a person may do in a workspace; a closed list, `noun:verb`. Also the scopes of an API token. */
export const PERMISSIONS = [
  "bot:read",
  "bot:edit",
  "bot:publish",
  "bot:delete",
  "bot:override",
  "knowledge:edit",
  "conversation:read",
  "conversation:reply",
  "provider:manage",
  "member:manage",
  "workspace:manage",
  "token:manage",
  "audit:read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const viewer: Permission[] = ["bot:read", "conversation:read"];
const agent: Permission[] = [...viewer, "conversation:reply"];
const editor: Permission[] = [
  ...agent,
  "bot:edit",
  "bot:publish",
  "bot:delete",
  "knowledge:edit",
  "token:manage",
];
const admin: Permission[] = [...editor, "bot:override", "provider:manage", "member:manage", "audit:read"];
const owner: Permission[] = [...PERMISSIONS];

const BY_ROLE: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(owner),
  admin: new Set(admin),
  editor: new Set(editor),
  agent: new Set(agent),
  viewer: new Set(viewer),
};

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

export function isPermission(text: string): text is Permission {
  return (PERMISSIONS as readonly string[]).includes(text);
}

/** Who acts, in which workspace, with what rights. The first parameter of every use case. */
export interface Actor {
  userId: string;
  workspaceId: string;
  role: Role;
  /** Of a bearer token: it may do what its holder may, and only these. Null for a signed-in person. */
  scopes: ReadonlySet<Permission> | null;
  /** Where the request came from, for the audit log. */
  ip: string;
}

/** Whether the actor may do it: the role allows it and, with a token, the token's scopes too. */
export function may(actor: Pick<Actor, "role" | "scopes">, permission: Permission): boolean {
  return BY_ROLE[actor.role].has(permission) && (actor.scopes === null || actor.scopes.has(permission));
}
