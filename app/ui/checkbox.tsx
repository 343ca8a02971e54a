import { useId, type InputHTMLAttributes, type ReactNode } from "react";

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "id" | "type"> {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  /** `switch` for what acts at once, `radio` for one of several with the same name. */
  kind?: "checkbox" | "switch" | "radio";
}

/** A box to tick, a switch or a radio button, with its words beside it. */
export function Checkbox({ label, help, error, kind = "checkbox", ...input }: CheckboxProps) {
  const id = useId();
  const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="check">
      <input
        {...input}
        id={id}
        type={kind === "radio" ? "radio" : "checkbox"}
        {...(kind === "switch" ? { role: "switch" } : {})}
        className="check-input"
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
      />
      <label className="check-label" htmlFor={id}>
        {label}
      </label>
      {help ? (
        <div className="field-help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
