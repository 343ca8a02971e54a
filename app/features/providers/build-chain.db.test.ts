import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { keyring } from "#app/platform/keyring.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { buildChain } from "./build-chain.server.ts";
import { deleteProvider } from "./list-providers.server.ts";

/** The workspace has a provider, as if its trial had succeeded. */
async function makeProvider({ workspaceId, userId }: Actor): Promise<string> {
  const id = createId();
  const whose = { table: "ProviderAccount", rowId: id, workspaceId, field: "key" };
  await db.providerAccount.create({
    data: {
      id,
      workspaceId,
      kind: "openai",
      name: "Ours",
      baseUrl: "https://models.example/v1",
      sealedKey: keyring.seal("sk-test-0123456789", whose),
      keyEnding: "",
      createdById: userId,
    },
  });
  return id;
}

const chainOf = ({ workspaceId }: Actor, providerId: string) =>
  buildChain(workspaceId, [{ providerId, model: "small" }]);

describe("the chain of a bot", () => {
  it("asks the same provider again until it is changed, and then the changed one at once", async () => {
    const actor = await makeOwner();
    const id = await makeProvider(actor);
    const [first] = await chainOf(actor, id);
    const [again] = await chainOf(actor, id);
    expect(first?.offeredBy).toEqual({ id, kind: "openai", isVendor: false });
    expect(again?.provider).toBe(first?.provider);
    await db.providerAccount.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { baseUrl: "https://api.openai.com/v1" },
    });
    const [changed] = await chainOf(actor, id);
    expect(changed?.provider).not.toBe(first?.provider);
    expect(changed?.offeredBy.isVendor).toBe(true);
  });

  it("goes on without a provider that was deleted", async () => {
    const actor = await makeOwner();
    const id = await makeProvider(actor);
    expect(await chainOf(actor, id)).toHaveLength(2);
    await deleteProvider({ actor, providerId: id });
    expect((await chainOf(actor, id)).map(({ model }) => model)).toEqual(["builtin"]);
  });

  it("does not use another workspace's provider, also when that one has just used it", async () => {
    const [theirs, mine] = [await makeOwner(), await makeOwner()];
    const id = await makeProvider(theirs);
    expect(await chainOf(theirs, id)).toHaveLength(2);
    expect((await chainOf(mine, id)).map(({ model }) => model)).toEqual(["builtin"]);
  });
});
