import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeOwner, PASSWORD } from "#tests/factories/make-owner.ts";
import { createApiToken, findTokenActor, listApiTokens, revokeApiToken } from "./api-tokens.server.ts";
import { changePassword } from "./change-password.server.ts";
import { findMember } from "./find-member.server.ts";
import { endSession, findSession, startSession } from "./sessions.server.ts";
import { signIn } from "./sign-in.server.ts";
import { signUp } from "./sign-up.server.ts";
import { updateProfile } from "./update-profile.server.ts";

const ip = "192.0.2.1";
const session = (userId: string, isRemembered = false) =>
  startSession({ userId, isRemembered, userAgent: "test", ip });

describe("signing up", () => {
  it("makes exactly one administrator, also when fifty sign up at once", async () => {
    await Promise.all(
      Array.from({ length: 50 }, () => signUp({ email: `${createId()}@example.org`, password: PASSWORD })),
    );
    expect(await db.user.count({ where: { role: "admin" } })).toBe(1);
  }, 60_000);

  it("gives a workspace of one's own", async () => {
    const owner = await makeOwner();
    expect((await findMember({ ...owner, ip }))?.role).toBe("owner");
  });

  it("refuses an address and a username that are taken, also in another case", async () => {
    const name = createId().slice(0, 12);
    await signUp({ email: `${name}@example.org`, password: PASSWORD, username: name });
    await expect(signUp({ email: `${name}@example.org`, password: PASSWORD })).rejects.toMatchObject({
      fields: [{ field: "email", code: "EMAIL_TAKEN" }],
    });
    await expect(
      signUp({ email: `${createId()}@example.org`, password: PASSWORD, username: name.toUpperCase() }),
    ).rejects.toMatchObject({
      fields: [{ field: "username", code: "USERNAME_TAKEN" }],
    });
  });

  it("stores no password", async () => {
    const owner = await makeOwner();
    const user = await db.user.findUnique({ where: { id: owner.userId } });
    expect(user?.passwordHash).toMatch(/^\$argon2id\$/);
  });
});

describe("signing in", () => {
  it("takes the e-mail address or the username, in any case", async () => {
    const owner = await makeOwner();
    const user = await db.user.findUniqueOrThrow({ where: { id: owner.userId } });
    expect(await signIn({ login: owner.email.toUpperCase(), password: PASSWORD, ip })).toBe(owner.userId);
    expect(await signIn({ login: user.username.toUpperCase(), password: PASSWORD, ip })).toBe(owner.userId);
  });

  it("says the same of a wrong password and of nobody", async () => {
    const owner = await makeOwner();
    await expect(signIn({ login: owner.email, password: "not this one at all", ip })).rejects.toMatchObject({
      code: "SIGN_IN_REFUSED",
    });
    await expect(signIn({ login: "nobody@example.org", password: PASSWORD, ip })).rejects.toMatchObject({
      code: "SIGN_IN_REFUSED",
    });
  });

  it("stops guessing after ten failures from one place, and only there", async () => {
    const owner = await makeOwner();
    for (let attempt = 0; attempt < 10; attempt += 1)
      await signIn({ login: owner.email, password: "a wrong guess", ip: "192.0.2.9" }).catch(() => {});
    await expect(signIn({ login: owner.email, password: PASSWORD, ip: "192.0.2.9" })).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
    expect(await signIn({ login: owner.email, password: PASSWORD, ip: "192.0.2.10" })).toBe(owner.userId);
  });

  it("lets a suspended account in nowhere", async () => {
    const owner = await makeOwner();
    const secret = await session(owner.userId);
    await db.user.update({ where: { id: owner.userId }, data: { suspendedAt: new Date() } });
    await expect(signIn({ login: owner.email, password: PASSWORD, ip })).rejects.toMatchObject({
      code: "SIGN_IN_REFUSED",
    });
    expect(await findSession(secret)).toBeNull();
  });
});

describe("a session", () => {
  it("is found by its secret, of which only the hash is stored", async () => {
    const owner = await makeOwner();
    const secret = await session(owner.userId);
    expect((await findSession(secret))?.account.id).toBe(owner.userId);
    expect(await db.session.count({ where: { hash: secret } })).toBe(0);
  });

  it("lasts 30 minutes idle, or 30 days when it is remembered", async () => {
    const owner = await makeOwner();
    await session(owner.userId);
    await session(owner.userId, true);
    const rows = await db.session.findMany({
      where: { userId: owner.userId },
      orderBy: { expiresAt: "asc" },
    });
    const minutes = rows.map((row) =>
      Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / 60_000),
    );
    expect(minutes).toEqual([30, 30 * 24 * 60]);
  });

  it("is over when it has expired or was ended", async () => {
    const owner = await makeOwner();
    const [expired, ended] = [await session(owner.userId), await session(owner.userId)];
    await db.session.updateMany({
      where: { userId: owner.userId },
      data: { expiresAt: new Date(Date.now() + 5_000) },
    });
    await endSession(ended);
    expect(await findSession(ended)).toBeNull();
    expect(await findSession(expired)).not.toBeNull();
    await db.session.updateMany({
      where: { userId: owner.userId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await findSession(expired)).toBeNull();
  });

  it.each(["", "x", "x".repeat(10_000), "' OR 1=1 --"])("is not opened by %.20j", async (secret) => {
    expect(await findSession(secret)).toBeNull();
  });
});

describe("the profile", () => {
  it("is what was saved, and the username stays one's own", async () => {
    const [ada, eve] = [await makeOwner(), await makeOwner()];
    const profile = {
      firstName: "Ada",
      lastName: "O'Brien",
      username: `ada.${createId().slice(0, 8)}`,
      locale: "ar",
      theme: "dark",
    } as const;
    await updateProfile({ userId: ada.userId, profile });
    expect(await db.user.findUnique({ where: { id: ada.userId } })).toMatchObject(profile);
    await expect(
      updateProfile({
        userId: eve.userId,
        profile: { ...profile, username: profile.username.toUpperCase() },
      }),
    ).rejects.toMatchObject({
      fields: [{ code: "USERNAME_TAKEN" }],
    });
  });

  it("changes the password only with the current one, and ends every other session", async () => {
    const owner = await makeOwner();
    const [here, elsewhere] = [await session(owner.userId), await session(owner.userId)];
    const sessionHash = (await findSession(here))?.hash ?? "";
    const password = "another long password";
    await expect(
      changePassword({ userId: owner.userId, current: "wrong one here", password }),
    ).rejects.toMatchObject({ fields: [{ field: "current" }] });
    await changePassword({ userId: owner.userId, current: PASSWORD, password, sessionHash });
    expect(await signIn({ login: owner.email, password, ip })).toBe(owner.userId);
    expect(await findSession(here)).not.toBeNull();
    expect(await findSession(elsewhere)).toBeNull();
  });
});

describe("an API token", () => {
  it("speaks for its holder in one workspace, until it is revoked", async () => {
    const owner = await makeOwner();
    const { id, token } = await createApiToken({ ...owner, name: "CI", scopes: ["bot:read"] });
    expect(token).toMatch(/^cbf_/);
    const actor = await findTokenActor({ token, ip });
    expect(actor).toMatchObject({ userId: owner.userId, workspaceId: owner.workspaceId, role: "owner" });
    expect([...(actor?.scopes ?? [])]).toEqual(["bot:read"]);
    const { userId, workspaceId } = owner;
    expect((await listApiTokens({ userId, workspaceId })).map((item) => item.id)).toEqual([id]);
    await revokeApiToken({ userId, workspaceId, tokenId: id });
    expect(await findTokenActor({ token, ip })).toBeNull();
  });

  it("cannot be revoked by another account", async () => {
    const [owner, other] = [await makeOwner(), await makeOwner()];
    const { id, token } = await createApiToken({
      userId: owner.userId,
      workspaceId: owner.workspaceId,
      name: "CI",
    });
    await expect(
      revokeApiToken({ userId: other.userId, workspaceId: owner.workspaceId, tokenId: id }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await findTokenActor({ token, ip })).not.toBeNull();
  });

  it.each(["", "cbf_", "cbf_undefined", "null", "cbf_".padEnd(5_000, "a")])("is not %.20j", async (token) => {
    expect(await findTokenActor({ token, ip })).toBeNull();
  });
});
