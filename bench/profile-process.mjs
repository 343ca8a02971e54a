/** Preloaded into the server by `--profile`: writes a CPU profile of the whole process to `bench/results/profiles` when it ends. */
import { mkdirSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.setSamplingInterval", { interval: 1_000 });
session.post("Profiler.start");

process.on("exit", () => {
  session.post("Profiler.stop", (error, result) => {
    if (error) return;
    mkdirSync("bench/results/profiles", { recursive: true });
    writeFileSync(
      `bench/results/profiles/${Date.now()}-${process.pid}.cpuprofile`,
      JSON.stringify(result.profile),
    );
  });
});
