import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NewApiTokenSchema, RevokeApiTokenSchema } from "#app/features/accounts/api-token.schema.ts";
import { createApiToken, listApiTokens, revokeApiToken } from "#app/features/accounts/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { NewTokenForm } from "./new-token-form.tsx";
import { TokenList } from "./token-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data);

export const handle = { i18n: ["settings"] };

export const loader = workspaceLoader({ can: "token:manage" }, async ({ actor, t }) => {
  const { userId, workspaceId } = actor;
  return { title: t("settings:tokens.metaTitle"), tokens: await listApiTokens({ userId, workspaceId }) };
});

interface CreatedToken {
  name: string;
  token: string;
}

export const action = workspaceAction<never>({
  can: "token:manage",
  intents: {
    create: on(NewApiTokenSchema, async ({ actor, input }): Promise<CreatedToken> => {
      const { userId, workspaceId } = actor;
      const { token } = await createApiToken({ userId, workspaceId, ...input });
      return { name: input.name, token };
    }),
    revoke: on(RevokeApiTokenSchema, async ({ actor, input }) => {
      const { userId, workspaceId } = actor;
      await revokeApiToken({ userId, workspaceId, tokenId: input.tokenId });
    }),
  },
});

export default function Tokens() {
  const { t } = useTranslation("settings");
  const { tokens } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const created = resultOf<CreatedToken>(result, "create");
  const revoking = formStateOf(result, "revoke");
  return (
    <div className="stack stack-loose">
      <p className="text-quiet narrow">{t("tokens.lead")}</p>
      {created ? (
        <Notice tone="good" isLive>
          <p className="text-strong">{t("tokens.createdTitle")}</p>
          <p className="mb-3">{t("tokens.createdText")}</p>
          <CodeBlock
            code={created.token}
            title={t("tokens.createdLabel", { name: created.name })}
            isWrapped
          />
        </Notice>
      ) : null}
      {revoking.isDone ? (
        <Notice tone="good" isLive>
          {t("tokens.revoked")}
        </Notice>
      ) : null}
      {revoking.message ? (
        <Notice tone="danger" isLive>
          {revoking.message}
        </Notice>
      ) : null}
      <NewTokenForm result={result} />
      <TokenList tokens={tokens} />
    </div>
  );
}
