/** What the edges and other features may use of accounts. */
export { authenticator } from "./authenticator.server.ts";
export { changePassword } from "./change-password.server.ts";
export {
  createApiToken,
  findTokenActor,
  listApiTokens,
  revokeApiToken,
  type ApiTokenItem,
} from "./api-tokens.server.ts";
export { findAccountByEmail } from "./find-account.server.ts";
export { findMember, listWorkspaces, type WorkspaceItem } from "./find-member.server.ts";
export { isSignUpOpen } from "./is-sign-up-open.server.ts";
export {
  endSession,
  findSession,
  startSession,
  type Account,
  type SignedInSession,
} from "./sessions.server.ts";
export { signUp } from "./sign-up.server.ts";
export { updateProfile } from "./update-profile.server.ts";
export { finishRequest, rememberRequest } from "./idempotency.server.ts";
