import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FormState } from "./form-state.ts";

/** What every labelled control takes. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** Says "optional" beside the label. */
  isOptional?: boolean;
  /** Of the form: gives the error beside the field and what was typed. */
  state?: FormState | undefined;
  /** An error that does not come from `state`. */
  error?: string | undefined;
}

/** What `Field` hands to its control. */
export interface ControlProps {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldFrameProps extends FieldProps {
  /** Below the control, such as a counter. */
  foot?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

/** Label above, help below, the error beside it in words; the control is told of both. */
export function Field({ name, label, help, isOptional, state, error, foot, children }: FieldFrameProps) {
  const { t } = useTranslation();
  const id = useId();
  const problem = error ?? state?.fields[name];
  const describedBy = [problem && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {isOptional ? <span className="field-optional"> {t("form.optional")}</span> : null}
      </label>
      {children({
        id,
        name,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": problem ? true : undefined,
      })}
      {problem ? (
        <p className="field-error" id={`${id}-error`}>
          <CircleAlert className="icon" aria-hidden />
          {problem}
        </p>
      ) : null}
      {help ? (
        <div className="field-help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {foot}
    </div>
  );
}
