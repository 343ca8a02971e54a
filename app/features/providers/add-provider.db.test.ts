import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { env } from "#app/platform/env.server.ts";
import { translator } from "#app/platform/i18n.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { startProviderServer, type ProviderServer } from "#tests/mocks/provider-server.ts";
import { addProvider } from "./add-provider.server.ts";
import { listProviders } from "./list-providers.server.ts";

let server: ProviderServer;
let actor: Actor;
beforeAll(async () => {
  server = await startProviderServer({
    port: Number(env.ALLOWED_PRIVATE_HOSTS.split(":")[1]),
  });
  actor = await makeOwner();
});
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

/** What adding a provider at that address throws. */
async function refusal(baseUrl: string): Promise<AppError> {
  const provider = {
    kind: "openai",
    name: "Stand-in",
    baseUrl,
    apiKey: "sk-test-0123456789",
  } as const;
  const error: unknown = await addProvider({ actor, provider }).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("It was added.", { cause: error });
  return error;
}

/** The sentence of the form, and those beside its fields. */
function shown({ code, params, fields }: AppError, locale = "en") {
  const t = translator(locale);
  const beside = fields.map((each) => [each.field, t(`errors:field.${each.code}`, each.params ?? {})]);
  return {
    above: t(`errors:${code}`, params),
    beside: Object.fromEntries(beside) as Record<string, string>,
  };
}

const behaving = (how: string) => server.url.replace(/v1$/, `${how}/v1`);

describe("a provider that cannot be used", () => {
  it.each(["en", "es", "ar"])("is said once, beside the field that it concerns (%s)", async (locale) => {
    const { above, beside } = shown(await refusal("http://127.0.0.1:9/v1"), locale);
    const reason = translator(locale)("providers:error.unreachable");
    expect(beside).toEqual({ baseUrl: reason });
    expect(above).not.toContain(reason);
    expect(above).not.toContain("{{");
  });

  it("concerns the key when that is what the provider refuses", async () => {
    const { beside } = shown(await refusal(behaving("status=401")));
    expect(beside).toEqual({
      apiKey: expect.stringContaining("does not accept this key") as string,
    });
  });

  it("concerns the address when nothing is found there: no model is named yet", async () => {
    const { beside } = shown(await refusal(behaving("status=404")));
    expect(beside).toEqual({
      baseUrl: expect.stringContaining("not a usable answer") as string,
    });
  });

  it("took too long when the time of the trial is over", async () => {
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
    const { beside } = shown(await refusal(server.url));
    expect(beside).toEqual({
      baseUrl: expect.stringContaining("took too long") as string,
    });
  });

  it("is not kept", async () => {
    expect(await listProviders({ actor })).toEqual([]);
  });
});
