import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { MouseEvent } from "react";
import { flushSync } from "react-dom";
import { Button } from "#app/ui/button.tsx";
import { focusRow, ROW_ACTIONS } from "./focus-row.ts";
import { moved } from "./moved.ts";

interface RowButtonsProps<T> {
  list: readonly T[];
  index: number;
  labels: { up: string; down: string; remove: string };
  onChange: (next: T[]) => void;
}

/** Moves a row of a list up or down, or takes it out; the keyboard goes with it, and stays in the list. */
export function RowButtons<T>({ list, index, labels, onChange }: RowButtonsProps<T>) {
  const isLast = index === list.length - 1;
  const change = (event: MouseEvent, next: T[], place: number, button: number) => {
    const rows = event.currentTarget.closest("[data-rows]");
    flushSync(() => onChange(next));
    focusRow(rows, place, button);
  };
  return (
    <div className="row-editor-actions" {...ROW_ACTIONS}>
      <Button
        tone="quiet"
        isIcon
        disabled={index === 0}
        aria-label={labels.up}
        onClick={(event) => change(event, moved(list, index, -1), index - 1, 0)}
      >
        <ArrowUp className="icon" aria-hidden />
      </Button>
      <Button
        tone="quiet"
        isIcon
        disabled={isLast}
        aria-label={labels.down}
        onClick={(event) => change(event, moved(list, index, 1), index + 1, 1)}
      >
        <ArrowDown className="icon" aria-hidden />
      </Button>
      <Button
        tone="quiet"
        isIcon
        aria-label={labels.remove}
        onClick={(event) => change(event, list.toSpliced(index, 1), index, 2)}
      >
        <X className="icon" aria-hidden />
      </Button>
    </div>
  );
}
