import { describe, expect, test } from "vitest";
import {
  closeAfterEach,
  codeOf,
  REFUSED,
  safeFetchWith,
  serve,
  UNREACHABLE,
} from "#tests/factories/safe-fetch-targets.ts";
import { isRefusedAddress, parseAllowedHosts } from "./safe-fetch-addresses.server.ts";

closeAfterEach();

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
