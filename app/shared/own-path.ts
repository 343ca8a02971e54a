/** The text when it is a path of this site, else the other one: where a form may send somebody, never to another site. */
export function ownPath(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted || wanted.length > 2_000 || !/^\/(?![/\\])/.test(wanted) || /[\p{Cc}\\]/u.test(wanted))
    return otherwise;
  const base = "http://own.invalid";
  if (!URL.canParse(wanted, base)) return otherwise;
  const url = new URL(wanted, base);
  // "/.//host" only becomes "//host" once the dots are resolved.
  return url.origin === base && !url.pathname.startsWith("//")
    ? url.pathname + url.search + url.hash
    : otherwise;
}
