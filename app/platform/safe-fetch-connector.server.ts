import { promises as dns } from "node:dns";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { bareHostname, hostKey, isRefusedAddress } from "./safe-fetch-addresses.server.ts";

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

const resolveWithSystem: Resolve = (hostname) => dns.lookup(hostname, { all: true });

/** A `lookup` for sockets that hands on only addresses that may be reached: the checked address is the connected one. */
function filteringLookup(resolve: Resolve, allowed: boolean): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async (): Promise<void> => {
      const addresses = await resolve(hostname).catch(() => []);
      const open = addresses.filter(({ address }) => !isRefusedAddress(address, allowed));
      const [first] = open;
      if (!first) callback(new Error("No address that may be reached"), "", 0);
      else if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    };
    void answer();
  };
}

/**
 * Opens sockets for undici. Names are checked in the look-up, literal addresses here, because sockets skip the
 * look-up for those. Only an exact host and port of `allowedHosts` may be private.
 */
export function createFilteringConnector(
  allowedHosts: ReadonlySet<string>,
  timeout: number,
  resolve: Resolve = resolveWithSystem,
): buildConnector.connector {
  const open = buildConnector({ timeout, lookup: filteringLookup(resolve, false) });
  const allowed = buildConnector({ timeout, lookup: filteringLookup(resolve, true) });
  return (options, callback) => {
    const port = options.port || (options.protocol === "https:" ? "443" : "80");
    const isAllowed = allowedHosts.has(hostKey(options.hostname, port));
    const host = bareHostname(options.hostname);
    if (isIP(host) !== 0 && isRefusedAddress(host, isAllowed)) {
      callback(new Error("No address that may be reached"), null);
      return;
    }
    (isAllowed ? allowed : open)(options, callback);
  };
}
