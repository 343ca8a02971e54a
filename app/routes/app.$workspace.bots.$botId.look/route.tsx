import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { setPicture } from "#app/features/bot-images/index.server.ts";
import {
  ColoursFormSchema,
  GreetingFormSchema,
  LauncherFormSchema,
  PictureFormSchema,
  PropertiesFormSchema,
  TextsFormSchema,
} from "#app/features/bots/look-forms.ts";
import { LookSection } from "#app/features/bots/look-section.tsx";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { on, onFile } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader, type WorkspaceArgs } from "#app/http/page-guards.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { name, look } = await getBot({ actor, botId: params.botId });
    const { avatar, logo } = look;
    const title = t("bots:editor.metaTitle", { section: t("bots:section.look"), name });
    return { title, pictures: { avatar, logo } };
  },
);

const saved = <S extends z.ZodType<Omit<Parameters<typeof saveDraft>[0], "actor" | "botId">>>(schema: S) =>
  on<WorkspaceArgs<"botId">, S>(schema, async ({ actor, params, input }) => {
    await saveDraft({ actor, botId: params.botId, ...input });
  });

const picture = (place: "avatar" | "logo") =>
  onFile<WorkspaceArgs<"botId">, z.ZodObject>(z.strictObject({}), async ({ actor, params, file }) => {
    await setPicture({ actor, botId: params.botId, place, file: file.content });
  });

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    colours: saved(ColoursFormSchema),
    launcher: saved(LauncherFormSchema),
    greeting: saved(GreetingFormSchema),
    properties: saved(PropertiesFormSchema),
    texts: on(TextsFormSchema, async ({ actor, params, input }) => {
      const { texts } = await getBot({ actor, botId: params.botId });
      const changes = { texts: { ...texts, ...input.texts } };
      await saveDraft({ actor, botId: params.botId, revision: input.revision, changes });
    }),
    "picture-avatar": picture("avatar"),
    "picture-logo": picture("logo"),
    removePicture: on(PictureFormSchema, async ({ actor, params, input }) => {
      await setPicture({ actor, botId: params.botId, place: input.place, file: null });
    }),
  },
});

export default function Look() {
  const { pictures } = useLoaderData<typeof loader>();
  return <LookSection pictures={pictures} />;
}
