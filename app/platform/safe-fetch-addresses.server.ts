import { BlockList, isIP } from "node:net";

/**
 * Addresses that no outgoing call may reach, after the IANA special-purpose registries
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry), and the addresses at
 * which clouds serve the credentials of their machines. IPv4 rules also match IPv4-mapped IPv6 (`::ffff:127.0.0.1`).
 */
const PRIVATE_IPV4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  ["168.63.129.16", 32],
];

/** Everything outside 2000::/3 (global unicast), and inside it what tunnels to IPv4 or is only documentation. */
const PRIVATE_IPV6: [string, number][] = [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

/** What stays closed even to a host that the operator allowed: link-local, multicast, cloud metadata. */
const NEVER_IPV4: [string, number][] = [
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["100.100.100.200", 32],
  ["192.0.0.192", 32],
  ["168.63.129.16", 32],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
const NEVER_IPV6: [string, number][] = [
  ["fe80::", 10],
  ["ff00::", 8],
  ["fd00:ec2::254", 128],
  // Forms that carry an IPv4 address inside, which could be one of the above.
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
];

/** Rules by family: an IPv6 network in the same list would match IPv4 addresses too (`::/3` holds `::ffff:8.8.8.8`). */
function rulesOf(ipv4: [string, number][], ipv6: [string, number][]): { ipv4: BlockList; ipv6: BlockList } {
  const rules = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const [network, prefix] of ipv4) rules.ipv4.addSubnet(network, prefix, "ipv4");
  for (const [network, prefix] of ipv6) rules.ipv6.addSubnet(network, prefix, "ipv6");
  return rules;
}

const privateAddresses = rulesOf(PRIVATE_IPV4, PRIVATE_IPV6);
const neverAddresses = rulesOf(NEVER_IPV4, NEVER_IPV6);

function isListed(rules: { ipv4: BlockList; ipv6: BlockList }, address: string): boolean {
  const bare = address.replace(/%.*$/, "");
  const family = isIP(bare);
  if (family === 4) return rules.ipv4.check(bare, "ipv4");
  // What is not an address cannot be judged, so it is refused.
  return family === 0 || rules.ipv4.check(bare, "ipv6") || rules.ipv6.check(bare, "ipv6");
}

/** True for an address that an outgoing call may not reach; with `allowed`, only for those that nobody may allow. */
export function isRefusedAddress(address: string, allowed: boolean): boolean {
  return isListed(allowed ? neverAddresses : privateAddresses, address);
}

/** `hostname` as written in a URL, or given by a socket: without brackets, without the dot of the root, lower case. */
export function bareHostname(hostname: string): string {
  return hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
}

/** The port that a URL names or means. */
export function effectivePort(url: URL): string {
  return url.port || (url.protocol === "https:" ? "443" : "80");
}

/** Keys `host:port` out of an operator's list; throws `TypeError` for an entry that is not exactly one host and port. */
export function parseAllowedHosts(entries: readonly string[]): ReadonlySet<string> {
  return new Set(
    entries.map((entry) => {
      const trimmed = entry.trim();
      if (!/^[^\s/@?#]+:\d{1,5}$/.test(trimmed) || !URL.canParse(`http://${trimmed}`))
        throw new TypeError(`Not host:port: ${trimmed}`);
      const url = new URL(`http://${trimmed}`);
      return hostKey(url.hostname, effectivePort(url));
    }),
  );
}

/** The key under which an allowed host and port are kept. */
export function hostKey(hostname: string, port: string): string {
  return `${bareHostname(hostname)} ${port}`;
}
