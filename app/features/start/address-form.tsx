import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LONGEST_ADDRESS, typedAddress } from "#app/domain/web/normalize-address.ts";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DEFAULT_PAGES, MOST_PAGES } from "./start-limits.ts";

interface AddressFormProps {
  /** Of reading the page, and of going on without. */
  reading: FormState;
  going: FormState;
  /** What stands in the field at first. */
  url: string;
  cancelAddress: string;
}

/** An address makes a bot; one that cannot be read may make one nevertheless. */
export function AddressForm({ reading, going, url, cancelAddress }: AddressFormProps) {
  const { t, i18n } = useTranslation("start");
  const { t: common } = useTranslation();
  const busy = useNavigation().formData?.get("intent");
  const state = going.isDone === false ? going : reading;
  return (
    <Form method="post" className="create-form" noValidate autoComplete="off">
      <FormSummary state={state} />
      <TextField
        name="url"
        label={t("address.url")}
        help={t("address.urlHelp")}
        placeholder={t("address.example")}
        defaultValue={url}
        inputMode="url"
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
        maxLength={LONGEST_ADDRESS}
        state={state}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page was opened to type here
        autoFocus
      />
      <TextField
        name="pages"
        label={t("address.pages")}
        help={t("address.pagesHelp", { most: formatNumber(MOST_PAGES, i18n.language) })}
        inputMode="numeric"
        defaultValue={String(DEFAULT_PAGES)}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" name="intent" value="read" tone="main" isBusy={busy === "read"}>
          {t(busy === "read" ? "address.reading" : "address.button")}
        </Button>
        {state.fields.url && typedAddress(state.values.url ?? "") ? (
          <Button type="submit" name="intent" value="unread" isBusy={busy === "unread"}>
            {t("address.unread")}
          </Button>
        ) : null}
        <LinkButton to={cancelAddress}>{common("cancel")}</LinkButton>
      </div>
    </Form>
  );
}
