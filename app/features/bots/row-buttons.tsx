import { ArrowDown, ArrowUp, X } from "lucide-react";
import { Button } from "#app/ui/button.tsx";
import { moved } from "./moved.ts";

interface RowButtonsProps<T> {
  list: readonly T[];
  index: number;
  labels: { up: string; down: string; remove: string };
  onChange: (next: T[]) => void;
}

/** Moves a row of a list up or down, or takes it out. */
export function RowButtons<T>({ list, index, labels, onChange }: RowButtonsProps<T>) {
  const isLast = index === list.length - 1;
  return (
    <div className="row-editor-actions">
      <Button
        tone="quiet"
        isIcon
        disabled={index === 0}
        aria-label={labels.up}
        onClick={() => onChange(moved(list, index, -1))}
      >
        <ArrowUp className="icon" aria-hidden />
      </Button>
      <Button
        tone="quiet"
        isIcon
        disabled={isLast}
        aria-label={labels.down}
        onClick={() => onChange(moved(list, index, 1))}
      >
        <ArrowDown className="icon" aria-hidden />
      </Button>
      <Button
        tone="quiet"
        isIcon
        aria-label={labels.remove}
        onClick={() => onChange(list.toSpliced(index, 1))}
      >
        <X className="icon" aria-hidden />
      </Button>
    </div>
  );
}
