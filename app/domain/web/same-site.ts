const isNumeric = (host: string) => /^[\d.]+$/.test(host) || host.startsWith("[");

/**
 * Whether an address belongs to the site that `start` names: its host with or without `www.`, or a host below it, on the same
 * port. Hosts beside it are other sites: on a shared domain they belong to other people.
 */
export function isSameSite(start: string, address: string): boolean {
  const [from, to] = [new URL(start), new URL(address)];
  if (from.port !== to.port) return false;
  if (from.hostname === to.hostname) return true;
  const home = from.hostname.replace(/^www\./, "");
  return !isNumeric(home) && (to.hostname === home || to.hostname.endsWith(`.${home}`));
}
