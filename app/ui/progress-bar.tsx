/** How far something is, from 0 to 1; null while nobody knows. `label` is its name for screen readers. */
export function ProgressBar({ value, label }: { value: number | null; label: string }) {
  return (
    <progress className="progress-line" aria-label={label} max={1} {...(value === null ? {} : { value })} />
  );
}
