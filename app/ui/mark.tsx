/** The sign of the product: a speech bubble of two rounded rectangles. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden>
      <rect x="2" y="3" width="20" height="14" rx="4.5" />
      <rect x="5" y="10.5" width="9" height="10.5" rx="3" />
    </svg>
  );
}
