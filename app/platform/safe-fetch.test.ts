import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isRefusedAddress, parseAllowedHosts } from "./safe-fetch-addresses.server.ts";
import { OutboundError } from "./safe-fetch-error.ts";
import { createSafeFetch } from "./safe-fetch.server.ts";
import type { SafeFetch, SafeFetchOptions } from "./safe-fetch.server.ts";

const servers: Server[] = [];
const fetches: SafeFetch[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(fetches.splice(0).map((safeFetch) => safeFetch.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(
  listener: RequestListener,
): Promise<{ host: string; url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/`, requests };
}

function safeFetchWith(options: Partial<SafeFetchOptions> = {}): SafeFetch {
  const safeFetch = createSafeFetch({
    allowedPrivateHosts: [],
    maxBytes: 100_000,
    headersTimeoutMs: 2_000,
    totalTimeoutMs: 4_000,
    maxRedirects: 3,
    userAgent: "test-agent",
    ...options,
  });
  fetches.push(safeFetch);
  return safeFetch;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error("it answered"),
    (thrown: unknown) => thrown,
  );
  return error instanceof OutboundError ? `${error.code}: ${error.message}` : String(error);
}

const UNREACHABLE = "unreachable: The address cannot be reached.";
const REFUSED =
  "address-refused: Only http and https addresses on the usual ports, without a user name, can be called.";

const redirectTo =
  (location: string, status = 302) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { location }).end("gone");
  };

describe("which addresses are refused", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://①②⑦.0.0.1/",
    "http://127。0。0。1/",
    "http://127.0.0.1./",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://10.0.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://255.255.255.255/",
    "http://localhost/",
    "http://localhost./",
    "http://does-not-exist.invalid/",
  ])("%s fails like any address that does not answer", async (url) => {
    expect(await codeOf(safeFetchWith()(url))).toBe(UNREACHABLE);
  });

  test.each([
    "ftp://example.com/",
    "file:///etc/passwd",
    "data:text/plain,hello",
    "http://user@example.com/",
    "http://:secret@example.com/",
    "http://example.com:22/",
    "http://127.0.0.1:6379/",
    "not an address",
    "",
  ])("%s is refused by its text", async (url) => {
    expect(await codeOf(safeFetchWith()(url))).toBe(REFUSED);
  });

  test.each(["10.0.0.7", "::ffff:10.0.0.7", "::1", "169.254.169.254"])(
    "a name that resolves to %s fails like any address that does not answer",
    async (address) => {
      const resolve = () => Promise.resolve([{ address, family: address.includes(":") ? 6 : 4 }]);
      expect(await codeOf(safeFetchWith({ resolve })("http://intranet.example.com/"))).toBe(UNREACHABLE);
    },
  );

  test("another name on the port of a listed one stays refused", async () => {
    const { host, requests } = await serve((_request, response) => void response.end("secret"));
    const port = host.split(":")[1];
    const resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
    const safeFetch = safeFetchWith({ resolve, allowedPrivateHosts: [`other.example.com:${port}`] });
    expect(await codeOf(safeFetch(`http://example.com:${port}/`))).toBe(REFUSED);
    expect(requests).toHaveLength(0);
  });

  test("public addresses stay open, in both families", () => {
    expect(
      ["8.8.8.8", "172.32.0.1", "2606:4700::1111"].filter((each) => isRefusedAddress(each, false)),
    ).toEqual([]);
  });

  test("what is not an address is refused", () => {
    expect(isRefusedAddress("example.com", true)).toBe(true);
  });

  test.each(["localhost", "http://localhost:80", "a:b", "host:99999", "user@host:80"])(
    "the operator's entry %s is refused at start",
    (entry) => {
      expect(() => parseAllowedHosts([entry])).toThrow(TypeError);
    },
  );
});

describe("the operator's list of private hosts", () => {
  test("an exact host and port on the list answers, and no other port does", async () => {
    const { host, url } = await serve((_request, response) => void response.end("hello"));
    const other = await serve((_request, response) => void response.end("secret"));
    const safeFetch = safeFetchWith({ allowedPrivateHosts: [host] });
    const response = await safeFetch(url);
    expect([response.status, response.url, await response.text()]).toEqual([200, url, "hello"]);
    expect(await codeOf(safeFetch(other.url))).toBe(REFUSED);
    expect(other.requests).toHaveLength(0);
  });

  test("a listed name may resolve privately, but never to a link-local address", async () => {
    const { host } = await serve((_request, response) => void response.end("model server"));
    const port = host.split(":")[1];
    const addresses = [{ address: "127.0.0.1", family: 4 }];
    const safeFetch = safeFetchWith({
      allowedPrivateHosts: [`ollama.internal:${port}`],
      resolve: () => Promise.resolve(addresses),
    });
    expect(await (await safeFetch(`http://OLLAMA.internal.:${port}/`)).text()).toBe("model server");
    await safeFetch.close();
    const linkLocal = safeFetchWith({
      allowedPrivateHosts: [`ollama.internal:${port}`, "169.254.169.254:80"],
      resolve: () => Promise.resolve([{ address: "169.254.169.254", family: 4 }]),
    });
    expect(await codeOf(linkLocal(`http://ollama.internal:${port}/`))).toBe(UNREACHABLE);
    expect(await codeOf(linkLocal("http://169.254.169.254/"))).toBe(UNREACHABLE);
  });
});

describe("redirects", () => {
  test.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://2130706433/",
    "//169.254.169.254/",
    "http://localhost/",
  ])("a redirect to %s fails like any unreachable address", async (location) => {
    const { host, url } = await serve(redirectTo(location));
    expect(await codeOf(safeFetchWith({ allowedPrivateHosts: [host] })(url))).toBe(UNREACHABLE);
  });

  test("a redirect to another scheme or with a password is refused", async () => {
    const { host, url } = await serve(redirectTo("gopher://example.com/"));
    expect(await codeOf(safeFetchWith({ allowedPrivateHosts: [host] })(url))).toBe(REFUSED);
  });

  test("more redirects than allowed fail", async () => {
    const { host, url, requests } = await serve(redirectTo("/again"));
    const code = await codeOf(safeFetchWith({ allowedPrivateHosts: [host] })(url));
    expect([code.split(":")[0], requests.length]).toEqual(["too-many-redirects", 4]);
  });

  test("a redirect on the same origin keeps the headers and tells the final address", async () => {
    const { host, url, requests } = await serve((request, response) =>
      request.url === "/" ? redirectTo("/there")(request, response) : void response.end("arrived"),
    );
    const response = await safeFetchWith({ allowedPrivateHosts: [host] })(url, {
      headers: { authorization: "Bearer k" },
    });
    expect([await response.text(), response.url, response.redirected]).toEqual([
      "arrived",
      `${url}there`,
      true,
    ]);
    expect(requests[1]?.headers.authorization).toBe("Bearer k");
  });

  test("a redirect to another origin takes no credentials along", async () => {
    const there = await serve((_request, response) => void response.end("arrived"));
    const here = await serve(redirectTo(there.url));
    const safeFetch = safeFetchWith({ allowedPrivateHosts: [here.host, there.host] });
    const headers = { authorization: "Bearer k", cookie: "a=b", "x-goog-api-key": "k", accept: "text/html" };
    await (await safeFetch(here.url, { headers })).text();
    const seen = there.requests[0]?.headers;
    expect([seen?.authorization, seen?.cookie, seen?.["x-goog-api-key"]]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([seen?.accept, seen?.["user-agent"]]).toEqual(["text/html", "test-agent"]);
  });

  test("a body is never sent to another origin", async () => {
    const there = await serve((_request, response) => void response.end("arrived"));
    const here = await serve(redirectTo(there.url, 307));
    const safeFetch = safeFetchWith({ allowedPrivateHosts: [here.host, there.host] });
    expect(await codeOf(safeFetch(here.url, { method: "POST", body: "secret" }))).toBe(UNREACHABLE);
    expect(there.requests).toHaveLength(0);
  });

  test("a redirect whose body breaks off does not end the process", async () => {
    const { host, url } = await serve((request, response) => {
      if (request.url !== "/") return void response.end("arrived");
      response.writeHead(302, { location: "/there", "content-length": "1000" });
      response.write("x");
      setTimeout(() => response.destroy(), 5);
    });
    const response = await safeFetchWith({ allowedPrivateHosts: [host] })(url);
    expect(await response.text()).toBe("arrived");
    await new Promise((resolve) => setTimeout(resolve, 30));
  });
});

describe("bounds", () => {
  const readAll = async (safeFetch: SafeFetch, url: string): Promise<string> => (await safeFetch(url)).text();

  test("a body over the limit is refused by its declared length", async () => {
    const { host, url } = await serve((_request, response) => void response.end("x".repeat(100_001)));
    const code = await codeOf(readAll(safeFetchWith({ allowedPrivateHosts: [host] }), url));
    expect(code.split(":")[0]).toBe("too-large");
  });

  test("an endless body without a length is cut at the limit and the connection closed", async () => {
    let isClosed = false;
    const { host, url } = await serve((_request, response) => {
      const timer = setInterval(() => response.write("x".repeat(10_000)), 1);
      response.on("close", () => {
        isClosed = true;
        clearInterval(timer);
      });
    });
    const code = await codeOf(readAll(safeFetchWith({ allowedPrivateHosts: [host] }), url));
    expect(code.split(":")[0]).toBe("too-large");
    await expect.poll(() => isClosed).toBe(true);
  });

  test("a small answer that unpacks to far more is cut while it unpacks", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const { host, url } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    expect(bomb.byteLength).toBeLessThan(100_000);
    const code = await codeOf(readAll(safeFetchWith({ allowedPrivateHosts: [host] }), url));
    expect(code.split(":")[0]).toBe("too-large");
  });

  test("two layers of compression are refused", async () => {
    const { host, url } = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(gzipSync("x")));
    });
    const code = await codeOf(readAll(safeFetchWith({ allowedPrivateHosts: [host] }), url));
    expect(code.split(":")[0]).toBe("bad-encoding");
  });

  test("headers that do not come in time end the call", async () => {
    const { host, url } = await serve(() => undefined);
    const safeFetch = safeFetchWith({ allowedPrivateHosts: [host], headersTimeoutMs: 40 });
    expect((await codeOf(safeFetch(url))).split(":")[0]).toBe("timed-out");
  });

  test("a body that drips longer than the total time ends with the same code", async () => {
    const { host, url } = await serve((_request, response) => {
      const timer = setInterval(() => response.write("x"), 5);
      response.on("close", () => clearInterval(timer));
    });
    const safeFetch = safeFetchWith({ allowedPrivateHosts: [host], totalTimeoutMs: 60 });
    expect((await codeOf(readAll(safeFetch, url))).split(":")[0]).toBe("timed-out");
  });

  test("a body that breaks off is an error, not a short answer", async () => {
    const { host, url } = await serve((_request, response) => {
      response.write("half");
      setTimeout(() => response.destroy(), 10);
    });
    const code = await codeOf(readAll(safeFetchWith({ allowedPrivateHosts: [host] }), url));
    expect(code.split(":")[0]).toBe("cut-off");
  });
});

describe("streams and stopping", () => {
  test("the first bytes arrive while the server is still writing", async () => {
    const { host, url } = await serve((_request, response) => void response.write("first"));
    const response = await safeFetchWith({ allowedPrivateHosts: [host], totalTimeoutMs: undefined })(url);
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe("first");
    await reader?.cancel();
  });

  test("stopping before and during the answer throws the caller's reason and closes the connection", async () => {
    let closed = 0;
    const { host, url } = await serve((_request, response) => {
      response.on("close", () => (closed += 1));
      response.write("first");
    });
    const safeFetch = safeFetchWith({ allowedPrivateHosts: [host] });
    const controller = new AbortController();
    const response = await safeFetch(url, { signal: controller.signal });
    const text = response.text();
    controller.abort(new Error("enough"));
    await expect(text).rejects.toThrow("enough");
    await expect(safeFetch(url, { signal: controller.signal })).rejects.toThrow("enough");
    await expect.poll(() => closed).toBe(1);
  });

  test("a reader that leaves closes the connection", async () => {
    let isClosed = false;
    const { host, url } = await serve((_request, response) => {
      response.on("close", () => (isClosed = true));
      response.write("first");
    });
    const response = await safeFetchWith({ allowedPrivateHosts: [host] })(url);
    await response.body?.cancel();
    await expect.poll(() => isClosed).toBe(true);
  });

  test("the address of a proxy in the environment is not used", async () => {
    const proxy = await serve((_request, response) => void response.end("through the proxy"));
    const { host, url } = await serve((_request, response) => void response.end("direct"));
    vi.stubEnv("HTTP_PROXY", proxy.url);
    vi.stubEnv("http_proxy", proxy.url);
    expect(await (await safeFetchWith({ allowedPrivateHosts: [host] })(url)).text()).toBe("direct");
    expect(proxy.requests).toHaveLength(0);
  });
});
