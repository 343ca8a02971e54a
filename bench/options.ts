import { parseArgs } from "node:util";

/** What can be measured, in the order in which it is; `growth` takes minutes and is measured only when it is named. */
export const GROUPS = [
  "start",
  "size",
  "speed",
  "streams",
  "knowledge",
  "pages",
  "kills",
  "answers",
  "growth",
] as const;
export type Group = (typeof GROUPS)[number];

export interface BenchOptions {
  groups: readonly Group[];
  database: "sqlite" | "postgresql";
  rounds: number;
  /** Writes a CPU profile of the server for each group to `bench/results/profiles`. */
  isProfiled: boolean;
  against: Against | null;
  /** Where the stand-in provider listens; 0: anywhere. Another server that is measured has to know it. */
  providerPort: number;
}

/** Another server that does the same work. */
export interface Against {
  url: string;
  kind: "flowise" | "openai-relay";
  /** Flowise: the chatflows that answer with 16 tokens at once, and with 50 tokens 40 ms apart. */
  answersId: string;
  streamsId: string;
}

export const HELP = `npm run bench -- [group …] [options]

groups: ${GROUPS.join(", ")}; without one, all but growth
  --database sqlite|postgresql   postgresql needs TEST_POSTGRES_URL
  --rounds 5                     how often a timing is repeated; the median counts
  --profile                      CPU profiles of the server in bench/results/profiles
  --against URL --kind flowise|openai-relay [--answers-id ID] [--streams-id ID] [--provider-port PORT]
                                 answers per second and first tokens of another server, which asks
                                 http://127.0.0.1:PORT/v1 for mock?tokens=16 and mock?tokens=50&gap=40
`;

/** The options of the command line; throws a plain sentence. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      database: { type: "string", default: "sqlite" },
      rounds: { type: "string", default: "5" },
      profile: { type: "boolean", default: false },
      against: { type: "string" },
      kind: { type: "string", default: "openai-relay" },
      "answers-id": { type: "string", default: "" },
      "streams-id": { type: "string", default: "" },
      "provider-port": { type: "string", default: "0" },
    },
  });
  const groups = positionals.map((name) => oneOf(name, GROUPS));
  return {
    groups: groups.length > 0 ? groups : GROUPS.filter((group) => group !== "growth"),
    database: oneOf(values.database, ["sqlite", "postgresql"]),
    rounds: Math.max(1, Number(values.rounds) || 5),
    isProfiled: values.profile,
    against: values.against
      ? {
          url: values.against.replace(/\/$/, ""),
          kind: oneOf(values.kind, ["flowise", "openai-relay"]),
          answersId: values["answers-id"],
          streamsId: values["streams-id"],
        }
      : null,
    providerPort: Number(values["provider-port"]),
  };
}

function oneOf<T extends string>(value: string, known: readonly T[]): T {
  const found = known.find((name) => name === value);
  if (!found) throw new Error(`"${value}" is not known. Use ${known.join(", ")}.`);
  return found;
}
