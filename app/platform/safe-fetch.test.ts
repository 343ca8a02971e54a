import type { IncomingMessage, ServerResponse } from "node:http";
import { createBrotliCompress, createDeflate, createGzip, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  closeAfterEach,
  codeOf,
  REFUSED,
  safeFetchWith,
  serve,
  UNREACHABLE,
} from "#tests/factories/safe-fetch-targets.ts";
import type { SafeFetch } from "./safe-fetch.server.ts";

closeAfterEach();
afterEach(() => void vi.unstubAllEnvs());

const redirectTo =
  (location: string, status = 302) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { location }).end("gone");
  };

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

  const PACKERS = { gzip: createGzip, br: createBrotliCompress, deflate: createDeflate };
  test.each(Object.entries(PACKERS))(
    "a body packed with %s is unpacked as it comes",
    async (name, create) => {
      const packer = create();
      const { host, url } = await serve((_request, response) => {
        response.writeHead(200, { "content-encoding": name });
        packer.pipe(response);
        packer.write("first");
        packer.flush();
      });
      const response = await safeFetchWith({ allowedPrivateHosts: [host] })(url);
      const reader = response.body?.getReader();
      const read = async () => Buffer.from((await reader?.read())?.value ?? []).toString();
      expect(await read()).toBe("first");
      packer.end("last");
      expect(await read()).toBe("last");
      expect((await reader?.read())?.done).toBe(true);
    },
  );

  test("an answer without a body has none, and others follow on it", async () => {
    const { host, url } = await serve((request, response) => {
      response.statusCode = request.method === "HEAD" ? 200 : 204;
      response.end();
    });
    const safeFetch = safeFetchWith({ allowedPrivateHosts: [host] });
    for (const method of ["HEAD", "GET", "HEAD"])
      expect(await (await safeFetch(url, { method })).text()).toBe("");
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
