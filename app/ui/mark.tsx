/** The sign of the product: a speech bubble of two rounded rectangles. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden>
      <rect x="2" y="2.5" width="20" height="14.5" rx="4.5" />
      <rect x="4.75" y="10.25" width="8.5" height="8.5" rx="1.75" transform="rotate(45 9 14.5)" />
    </svg>
  );
}
