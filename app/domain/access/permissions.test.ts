import { describe, expect, it } from "vitest";
import { PERMISSIONS, ROLES, isRole, may } from "./permissions.ts";

describe("permissions", () => {
  it("lets an owner do everything and a viewer only look", () => {
    expect(PERMISSIONS.filter((permission) => may({ role: "owner", scopes: null }, permission))).toEqual([
      ...PERMISSIONS,
    ]);
    expect(PERMISSIONS.filter((permission) => may({ role: "viewer", scopes: null }, permission))).toEqual([
      "bot:read",
      "conversation:read",
    ]);
  });

  it("gives each role everything of the one below it", () => {
    for (const [index, role] of ROLES.entries()) {
      const below = ROLES[index + 1];
      if (below)
        for (const permission of PERMISSIONS)
          if (may({ role: below, scopes: null }, permission))
            expect(may({ role, scopes: null }, permission)).toBe(true);
    }
  });

  it("narrows a token to its scopes and never widens its holder's role", () => {
    const scopes = new Set(["bot:read", "workspace:manage"] as const);
    expect(may({ role: "editor", scopes }, "bot:read")).toBe(true);
    expect(may({ role: "editor", scopes }, "bot:edit")).toBe(false);
    expect(may({ role: "editor", scopes }, "workspace:manage")).toBe(false);
  });

  it("knows its roles", () => {
    expect(isRole("owner")).toBe(true);
    expect(isRole("toString")).toBe(false);
  });
});
