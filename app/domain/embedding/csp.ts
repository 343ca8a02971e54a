/**
 * What a page's Content-Security-Policy lets a widget do: CSP Level 3, as far as scripts, connections, images and frames go.
 * A page may have several policies; each of them has to allow.
 */

type Directives = ReadonlyMap<string, readonly string[]>;

/** What the widget needs: the directive for it alone, and those that decide, the first that is there. */
const NEEDS = {
  script: { own: "script-src", asked: ["script-src-elem", "script-src", "default-src"] },
  connect: { own: "connect-src", asked: ["connect-src", "default-src"] },
  image: { own: "img-src", asked: ["img-src", "default-src"] },
  frame: { own: "frame-src", asked: ["frame-src", "child-src", "default-src"] },
} as const;
export type CspNeed = keyof typeof NEEDS;

/** Something that a policy forbids, with the directive as it would have to read. */
export interface CspBlock {
  need: CspNeed;
  /** The directive that forbids it. */
  directive: string;
  /** That directive, or the one that has to be added, with the server in it. */
  line: string;
}

/** How the script stands on the page. */
export interface ScriptTag {
  nonce?: string | undefined;
  /** Put there by another script, such as a tag manager. */
  isAddedByScript?: boolean;
}

function parsePolicy(policy: string): Directives {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(";")) {
    const [name = "", ...sources] = part.trim().split(/\s+/);
    // The first one of a name counts.
    if (name !== "" && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

const PORTS: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };
const portOf = (url: URL) => url.port || PORTS[url.protocol] || "";

function matchesScheme(scheme: string, url: URL): boolean {
  const wanted = `${scheme.toLowerCase()}:`;
  return wanted === url.protocol || (wanted === "http:" && url.protocol === "https:");
}

const HOST_SOURCE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^/:*\s]+|\[[^\]]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i;

function matchesName(host: string, url: URL): boolean {
  const name = host.toLowerCase();
  if (name === "*") return true;
  return name.startsWith("*.") ? url.hostname.endsWith(name.slice(1)) : url.hostname === name;
}

function matchesPort(port: string | undefined, url: URL): boolean {
  return port === "*" || portOf(url) === (port ?? PORTS[url.protocol]);
}

/** A path with a slash at its end stands for everything below it. */
function matchesPath(path: string | undefined, url: URL): boolean {
  if (path === undefined || path === "/") return true;
  return path.endsWith("/") ? url.pathname.startsWith(path) : url.pathname === path;
}

function matchesHost(source: string, url: URL, page: URL): boolean {
  const match = HOST_SOURCE.exec(source);
  if (!match) return false;
  const [, scheme, host = "", port, path] = match;
  return (
    matchesScheme(scheme ?? page.protocol.slice(0, -1), url) &&
    matchesName(host, url) &&
    matchesPort(port, url) &&
    matchesPath(path, url)
  );
}

function matchesSource(source: string, url: URL, page: URL): boolean {
  const keyword = source.toLowerCase();
  if (keyword === "*") return ["http:", "https:", page.protocol].includes(url.protocol);
  if (keyword === "'self'") return url.origin === page.origin;
  if (/^[a-z][a-z0-9+.-]*:$/.test(keyword)) return matchesScheme(keyword.slice(0, -1), url);
  return !keyword.startsWith("'") && matchesHost(source, url, page);
}

function allowsScript(sources: readonly string[], url: URL, page: URL, tag: ScriptTag): boolean {
  const keywords = sources.map((source) => source.toLowerCase());
  if (tag.nonce && sources.includes(`'nonce-${tag.nonce}'`)) return true;
  // Trust is handed on by scripts that are trusted; addresses do not count then.
  if (keywords.includes("'strict-dynamic'")) return tag.isAddedByScript === true;
  return sources.some((source) => matchesSource(source, url, page));
}

function allows(need: CspNeed, sources: readonly string[], url: URL, page: URL, tag: ScriptTag): boolean {
  return need === "script"
    ? allowsScript(sources, url, page, tag)
    : sources.some((source) => matchesSource(source, url, page));
}

/** `script-src 'self' https://host`: the sources that were there, without `'none'`, and the server's. */
function lineFor(name: string, sources: readonly string[], origin: string): string {
  const kept = sources.filter((source) => source.toLowerCase() !== "'none'");
  return [name, ...kept, origin].join(" ");
}

function blockOf(
  need: CspNeed,
  directives: Directives,
  addresses: readonly URL[],
  page: URL,
  tag: ScriptTag,
): CspBlock | null {
  const { own, asked } = NEEDS[need];
  const directive = asked.find((name) => directives.has(name));
  if (directive === undefined) return null;
  const sources = directives.get(directive) ?? [];
  const forbidden = addresses.find((url) => !allows(need, sources, url, page, tag));
  if (!forbidden) return null;
  // What is said for everything stays; what the widget needs gets a directive of its own.
  const name = directive === "default-src" ? own : directive;
  return { need, directive, line: lineFor(name, sources, forbidden.origin) };
}

export interface CspQuestion {
  /** The policies of the page: each header, each part of a header between commas, each `<meta>`. */
  policies: readonly string[];
  pageUrl: string;
  /** Origin of our server. */
  origin: string;
  needs: readonly CspNeed[];
  tag?: ScriptTag;
}

/** What the page's policies forbid the widget; empty when it can work. The same directive is named once. */
export function blockedByCsp({ policies, pageUrl, origin, needs, tag = {} }: CspQuestion): CspBlock[] {
  const page = new URL(pageUrl);
  const server = new URL(origin);
  const addresses: Record<CspNeed, URL[]> = {
    script: [new URL("/widget.js", server), new URL("/widget/panel.js", server)],
    connect: [new URL("/api/widget/", server)],
    image: [new URL("/images/", server)],
    frame: [new URL("/embed/", server)],
  };
  const found = policies
    .flatMap((policy) => policy.split(","))
    .flatMap((policy) => {
      const directives = parsePolicy(policy);
      return needs.flatMap((need) => blockOf(need, directives, addresses[need], page, tag) ?? []);
    });
  return [...new Map(found.map((block) => [`${block.need} ${block.line}`, block])).values()];
}
