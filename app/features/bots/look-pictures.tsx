import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BotLook } from "#app/domain/look/look.schema.ts";
import { pictureAddress } from "#app/domain/look/picture-name.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { Panel } from "#app/ui/panel.tsx";

/** As the server has them: an upload is saved at once, whatever else waits to be. */
export type Pictures = Pick<BotLook, "avatar" | "logo">;

/** The pictures of a bot, each in its real size, to be uploaded and removed. */
export function LookPictures({ pictures }: { pictures: Pictures }) {
  const { t } = useTranslation("bots");
  return (
    <Panel title={t("pictures.title")} lead={t("pictures.lead")}>
      <div className="stack">
        <PictureForm place="avatar" picture={pictures.avatar} />
        <PictureForm place="logo" picture={pictures.logo} />
      </div>
    </Panel>
  );
}

function PictureForm({ place, picture }: { place: keyof Pictures; picture: string | null }) {
  const { t } = useTranslation("bots");
  const state = formStateOf(useActionData(), `picture-${place}`);
  const isBusy = useNavigation().formData?.get("intent") === `picture-${place}`;
  return (
    <div className="picture-row">
      {picture ? (
        <img src={pictureAddress(picture)} alt={t(`pictures.${place}`)} className={`picture-${place}`} />
      ) : null}
      <Form method="post" encType="multipart/form-data" className="picture-form" noValidate>
        <input type="hidden" name="intent" value={`picture-${place}`} />
        <Field name="file" label={t(`pictures.${place}`)} help={t(`pictures.${place}Help`)} state={state}>
          {(control) => (
            <input
              {...control}
              key={picture}
              type="file"
              accept="image/png,image/jpeg,image/webp,image/gif"
              className="form-control"
            />
          )}
        </Field>
        <Button type="submit" isBusy={isBusy}>
          {t("pictures.upload")}
        </Button>
      </Form>
      {picture ? (
        <Form method="post">
          <input type="hidden" name="intent" value="removePicture" />
          <input type="hidden" name="place" value={place} />
          <Button type="submit" tone="danger-plain" aria-label={t(`pictures.remove_${place}`)}>
            {t("pictures.remove")}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
