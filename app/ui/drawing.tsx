import type { ReactNode } from "react";

const SHEETS = (
  <>
    <rect className="drawing-fill" x="34" y="10" width="62" height="76" rx="6" transform="rotate(6 65 48)" />
    <rect className="drawing-fill" x="22" y="12" width="62" height="76" rx="6" />
    <path d="M34 30h38M34 42h38M34 54h24" />
    <g className="drawing-accent">
      <circle className="drawing-fill" cx="84" cy="70" r="13" />
      <path d="m93.5 79.5 9 9" />
    </g>
  </>
);

const BUBBLES = (
  <>
    <rect className="drawing-fill" x="14" y="14" width="62" height="36" rx="10" />
    <path d="M28 28h34M28 37h20" />
    <g className="drawing-accent">
      <rect className="drawing-tint" x="46" y="46" width="62" height="36" rx="10" />
      <path d="M60 60h34M60 69h22" />
    </g>
  </>
);

const KEY = (
  <>
    <rect className="drawing-fill" x="10" y="26" width="100" height="48" rx="10" />
    <path d="M54 44h42M54 56h26" />
    <g className="drawing-accent">
      <circle className="drawing-tint" cx="32" cy="50" r="11" />
      <path d="M32 45v10M27 50h10" />
    </g>
  </>
);

const SIGNPOST = (
  <>
    <path d="M60 12v76M44 88h32" />
    <path className="drawing-fill" d="M36 22h44l10 10-10 10H36z" />
    <g className="drawing-accent">
      <path className="drawing-tint" d="M84 50H46L36 60l10 10h38z" />
    </g>
  </>
);

const DRAWINGS = { sheets: SHEETS, bubbles: BUBBLES, key: KEY, signpost: SIGNPOST } satisfies Record<
  string,
  ReactNode
>;

/** A small line drawing for empty and lost places; says nothing by itself. */
export function Drawing({ name }: { name: keyof typeof DRAWINGS }) {
  return (
    <svg
      className="drawing"
      width="120"
      height="100"
      viewBox="0 0 120 100"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {DRAWINGS[name]}
    </svg>
  );
}
