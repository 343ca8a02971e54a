import { X } from "lucide-react";
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

export interface Toast {
  message: string;
  /** What can be taken back, such as "Undo". */
  action?: { label: string; run: () => void };
}

type Show = (toast: Toast) => void;
const ShowToast = createContext<Show>(() => {});

/** Shows a sentence for what is not visible otherwise; with an action it stays ten seconds, and while it is pointed at. */
export function useToast(): Show {
  return useContext(ShowToast);
}

const STAYS_MS = 6_000;
const STAYS_WITH_ACTION_MS = 10_000;

/** Around everything that may show toasts; holds one at a time, announced politely. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [toast, setToast] = useState<Toast | null>(null);
  const bar = useRef<HTMLOutputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback<Show>((next) => {
    const stays = next.action ? STAYS_WITH_ACTION_MS : STAYS_MS;
    // Who points at it or has the focus in it is still reading.
    const leave = () => {
      if (bar.current?.matches(":hover, :focus-within")) timer.current = setTimeout(leave, STAYS_MS);
      else setToast(null);
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(leave, stays);
    setToast(next);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <ShowToast.Provider value={show}>
      {children}
      <output ref={bar} className="toasts">
        {toast ? (
          <span className="toast-bar">
            <span>{toast.message}</span>
            {toast.action ? (
              <Button
                tone="quiet"
                size="small"
                onClick={() => {
                  toast.action?.run();
                  setToast(null);
                }}
              >
                {toast.action.label}
              </Button>
            ) : null}
            <Button tone="quiet" size="small" isIcon aria-label={t("dismiss")} onClick={() => setToast(null)}>
              <X className="icon" aria-hidden />
            </Button>
          </span>
        ) : null}
      </output>
    </ShowToast.Provider>
  );
}
