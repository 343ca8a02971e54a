import { Eye, EyeOff } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./field.tsx";
import { useIsBrowser } from "./use-is-browser.ts";

interface PasswordFieldProps extends FieldProps {
  autoComplete: "new-password" | "current-password";
  /** Words about what is typed so far, such as its strength; announced politely. */
  describe?: (password: string) => ReactNode;
}

/** A password with a button that shows it. Pasting and password managers work; without JavaScript there is no button. */
export function PasswordField({
  autoComplete,
  describe,
  help,
  name,
  label,
  state,
  error,
}: PasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const [password, setPassword] = useState("");
  const isReady = useIsBrowser();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = ref.current?.form;
    const forget = () => setPassword("");
    form?.addEventListener("reset", forget);
    return () => form?.removeEventListener("reset", forget);
  }, []);
  const description = password && describe ? describe(password) : null;
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field
      name={name}
      label={label}
      state={state}
      error={error}
      help={description ? <output>{description}</output> : help}
    >
      {(control) => (
        <div className="password-box" dir="ltr">
          <input
            {...control}
            ref={ref}
            type={isShown ? "text" : "password"}
            className="form-control"
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {isReady ? (
            <button
              type="button"
              className="password-show"
              aria-pressed={isShown}
              aria-label={t("form.showPassword")}
              onClick={() => setShown(!isShown)}
            >
              <Icon className="icon" aria-hidden />
            </button>
          ) : null}
        </div>
      )}
    </Field>
  );
}
