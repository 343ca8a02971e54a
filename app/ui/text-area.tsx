import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type TextareaHTMLAttributes,
} from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./field.tsx";
import { formatNumber } from "./format.ts";

interface TextAreaProps
  extends FieldProps, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "id" | "className"> {
  /** Shows "120 of 4,000" in code points; longer text is marked by the server, never cut. */
  maxCount?: number;
  isCode?: boolean;
}

// The browser warns when it is asked for a layout effect; it then runs at once after hydration.
const useBrowserLayoutEffect = typeof document === "undefined" ? () => {} : useLayoutEffect;

/** In code points. */
const lengthOf = (text: string) => Array.from(text).length;

/** Several lines; grows with what is typed. */
export function TextArea(props: TextAreaProps) {
  const {
    name,
    label,
    help,
    isOptional,
    state,
    error,
    maxCount,
    isCode,
    defaultValue,
    value,
    onChange,
    ...area
  } = props;
  const { t, i18n } = useTranslation();
  const ref = useRef<HTMLTextAreaElement>(null);
  const first = String(value ?? state?.values[name] ?? defaultValue ?? "");
  const [count, setCount] = useState(lengthOf(first));
  const typed = value === undefined ? { defaultValue: first } : { value };

  const fit = useCallback(() => {
    const element = ref.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight + 2}px`;
  }, []);
  useBrowserLayoutEffect(fit, [fit, value]);
  useEffect(() => {
    const element = ref.current;
    const form = element?.form;
    // The form puts its first text back after it has told everybody that it will.
    const onReset = () =>
      setTimeout(() => {
        setCount(lengthOf(element?.value ?? ""));
        fit();
      });
    form?.addEventListener("reset", onReset);
    return () => form?.removeEventListener("reset", onReset);
  }, [fit]);

  const number = (amount: number) => formatNumber(amount, i18n.language);
  const shown = value === undefined ? count : lengthOf(String(value));
  return (
    <Field
      name={name}
      label={label}
      help={help}
      isOptional={isOptional ?? false}
      state={state}
      error={error}
      foot={
        maxCount ? (
          <p className="field-count">{t("form.count", { used: number(shown), max: number(maxCount) })}</p>
        ) : null
      }
    >
      {(control) => (
        <textarea
          rows={3}
          dir="auto"
          {...area}
          {...typed}
          {...control}
          ref={ref}
          className={isCode ? "form-control form-control-code" : "form-control"}
          onChange={(event) => {
            setCount(lengthOf(event.currentTarget.value));
            fit();
            onChange?.(event);
          }}
        />
      )}
    </Field>
  );
}
