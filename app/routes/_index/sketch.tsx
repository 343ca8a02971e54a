import type { ReactNode } from "react";

const EDITOR = (
  <>
    <path className="sketch-line" d="M96 0v200" />
    <path className="sketch-text" d="M20 34h52M20 56h40M20 78h48M20 100h34" />
    <rect className="sketch-box" x="116" y="28" width="84" height="22" rx="5" />
    <rect className="sketch-box" x="116" y="66" width="84" height="56" rx="5" />
    <rect className="sketch-box" x="116" y="138" width="84" height="22" rx="5" />
    <rect className="sketch-box" x="220" y="20" width="84" height="160" rx="8" />
    <rect className="sketch-tint" x="250" y="40" width="46" height="18" rx="6" />
    <path className="sketch-text" d="M230 78h58M230 90h50M230 102h30" />
    <rect className="sketch-box" x="228" y="154" width="68" height="16" rx="5" />
  </>
);

const KNOWLEDGE = (
  <>
    <path className="sketch-line" d="M20 60h280M20 100h280M20 140h280" />
    <path className="sketch-text" d="M48 40h90M48 80h120M48 120h70M48 160h100" />
    <path className="sketch-accent" d="M26 40l4 4 7-8M26 80l4 4 7-8M26 120l4 4 7-8M26 160l4 4 7-8" />
    <rect className="sketch-tint" x="196" y="66" width="104" height="78" rx="8" />
    <path className="sketch-text" d="M210 86h76M210 100h64M210 114h70M210 128h30" />
    <rect className="sketch-dot" x="248" y="122" width="14" height="12" rx="3" />
  </>
);

const PUBLISH = (
  <>
    <rect className="sketch-box" x="20" y="20" width="280" height="160" rx="8" />
    <path className="sketch-line" d="M20 44h280" />
    <path className="sketch-text" d="M40 74h120M40 92h150M40 110h96M40 128h130" />
    <rect className="sketch-box" x="206" y="66" width="76" height="70" rx="8" />
    <path className="sketch-text" d="M218 86h48M218 98h36" />
    <circle className="sketch-dot" cx="268" cy="156" r="12" />
  </>
);

const SKETCHES = { editor: EDITOR, knowledge: KNOWLEDGE, publish: PUBLISH } satisfies Record<
  string,
  ReactNode
>;

/** A plain drawing in the shape of a screen. */
export function Sketch({ name }: { name: keyof typeof SKETCHES }) {
  return (
    <svg
      className="sketch"
      viewBox="0 0 320 200"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {SKETCHES[name]}
    </svg>
  );
}
