/** What the edges use of versions. */
export {
  compareVersions,
  type KnowledgeDifference,
  type SettingDifference,
  type VersionDifference,
} from "./compare-versions.server.ts";
export { getVersion, type VersionDetails } from "./get-version.server.ts";
export { restoreVersion } from "./restore-version.server.ts";
export type { KnownSource, VersionName } from "./version-state.server.ts";
