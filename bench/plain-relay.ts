/**
 * The least that a server between a browser and a provider can do, to compare with: plain Node, no database, nothing checked;
 * every call goes on to the provider, and its answer comes back as it is.
 */
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

const providerPort = Number(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

const server = createServer((incoming, response) => {
  const onward = request(
    {
      agent,
      host: "127.0.0.1",
      port: providerPort,
      method: incoming.method,
      path: incoming.url,
      headers: { "content-type": "application/json", "content-length": incoming.headers["content-length"] },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, { "content-type": answer.headers["content-type"] });
      answer.pipe(response);
    },
  );
  onward.on("error", () => response.destroy());
  response.on("close", () => {
    if (!response.writableEnded) onward.destroy();
  });
  incoming.pipe(onward);
});
server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.on("disconnect", () => process.exit());
