import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { checkDatabase, type DatabaseState } from "#app/features/administration/index.server.ts";
import { tryInstanceProviders } from "#app/features/providers/index.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrate } from "#app/platform/migrate.server.ts";
import { command, print } from "./command.ts";

interface Finding {
  subject: string;
  isGood: boolean;
  /** What was found, and where it is not good what to do. */
  sentence: string;
}

const LEAST_FREE_BYTES = 500 * 1_048_576;

/** Says how settings, data folder, disk, database and providers stand, and what to mend. Exit code 1 when something must be. */
export const doctor = command({
  usage: "",
  needsDatabase: false,
  options: z.strictObject({}),
  async run() {
    const findings = [
      checkSettings(),
      await checkDataFolder(),
      await checkDisk(),
      describe(await readyDatabase()),
      ...(await checkProviders()),
    ];
    for (const { subject, isGood, sentence } of findings)
      print(`${isGood ? "ok  " : "MEND"}  ${subject.padEnd(12)}${sentence}`);
    const bad = findings.filter((finding) => !finding.isGood).length;
    print(bad === 0 ? "\nEverything is as it should be." : `\n${bad} to mend; each line above says how.`);
    return bad === 0 ? 0 : 1;
  },
});

/** A bad value has stopped the program before it came here; what is left is a value that does not fit the others. */
function checkSettings(): Finding {
  const isOpen = !["127.0.0.1", "localhost", "::1"].includes(env.HOST);
  if (isOpen && !env.APP_URL)
    return {
      subject: "Settings",
      isGood: false,
      sentence:
        "HOST lets others in, but APP_URL is not set. Set it to the address that people open, such as https://bots.example.org.",
    };
  return { subject: "Settings", isGood: true, sentence: `people open ${env.appUrl}.` };
}

async function checkDataFolder(): Promise<Finding> {
  const folder = path.resolve(env.DATA_DIR);
  const probe = path.join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "");
    await rm(probe);
    return { subject: "Data folder", isGood: true, sentence: `${folder} can be written.` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      subject: "Data folder",
      isGood: false,
      sentence: `${folder} cannot be written (${reason}). Give it to the user that runs the program, or set DATA_DIR.`,
    };
  }
}

async function checkDisk(): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(env.DATA_DIR);
    const free = bavail * bsize;
    const text = `${(free / 1_073_741_824).toFixed(1)} GB are free`;
    return free >= LEAST_FREE_BYTES
      ? { subject: "Disk", isGood: true, sentence: `${text}.` }
      : {
          subject: "Disk",
          isGood: false,
          sentence: `only ${text}. Make room on the disk of DATA_DIR, or move it.`,
        };
  } catch {
    return {
      subject: "Disk",
      isGood: false,
      sentence: "The free space of DATA_DIR cannot be read. Check that the folder is there.",
    };
  }
}

/** A database that holds nothing yet is made ready; one that holds something is left as it is. */
async function readyDatabase(): Promise<DatabaseState> {
  const state = await checkDatabase();
  if (state.kind !== "new") return state;
  try {
    await migrate();
    return await checkDatabase();
  } catch (error) {
    return { kind: "unreachable", reason: error instanceof Error ? error.message : String(error) };
  }
}

function describe(state: DatabaseState): Finding {
  const subject = "Database";
  const kind = env.isPostgres ? "PostgreSQL" : `SQLite, ${env.DATABASE_URL.replace(/^file:/, "")},`;
  switch (state.kind) {
    case "ready":
      return {
        subject,
        isGood: true,
        sentence: `${kind} answers, is up to date and waits for the disk on every commit.`,
      };
    case "new":
      return {
        subject,
        isGood: false,
        sentence: `${kind} is still empty. Start the program once with npm start.`,
      };
    case "behind":
      return {
        subject,
        isGood: false,
        sentence: `${state.pending} migrations are missing. Start the program once with npm start; it backs up SQLite before.`,
      };
    case "not-durable":
      return {
        subject,
        isGood: false,
        sentence: env.isPostgres
          ? "fsync is off: a power cut may lose data. Turn it on in postgresql.conf."
          : "SQLite does not run with synchronous=FULL. Install the packages anew with npm install.",
      };
    case "unreachable":
      return {
        subject,
        isGood: false,
        sentence: `The database does not answer (${state.reason}). Check DATABASE_URL and that the server runs.`,
      };
  }
}

async function checkProviders(): Promise<Finding[]> {
  const tried = await tryInstanceProviders("en");
  if (tried.length === 0)
    return [
      {
        subject: "Providers",
        isGood: true,
        sentence: "none in the environment; bots answer from their knowledge without one.",
      },
    ];
  return tried.map(({ name, problem }) => ({
    subject: name,
    isGood: problem === null,
    sentence: problem ?? "answers with the key of the environment.",
  }));
}
