import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { singleton } from "./singleton.server.ts";

/** Values that stand in examples on the web or in our own files: whoever runs with them has no secret. */
const PUBLISHED = /change.?me|example|secret|password|your[-_ ]|xxxx|0{16}|1234567/i;

const say = (message: string) => ({ error: message });
const port = z.coerce
  .number(say("Use a number such as 3000."))
  .int()
  .min(0, "Use a number from 1 to 65535, such as 3000.")
  .max(65_535, "Use a number from 1 to 65535, such as 3000.");
const secretText = z
  .string()
  .min(32, "Use at least 32 random characters, for example from: openssl rand -base64 33")
  .refine(
    (value) => !PUBLISHED.test(value),
    "This value looks like a published example. Make your own: openssl rand -base64 33",
  );
const address = (example: string) =>
  z.url({ protocol: /^https?$/, error: `Use a whole address such as ${example}` });
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const withDefault = <T extends z.ZodType>(value: string, schema: T) =>
  z.preprocess((given) => (given === undefined || given === "" ? value : given), schema);

/** Every variable that the program reads. `.env.example` names each with one line; a test keeps them equal. */
export const EnvSchema = z.object({
  PORT: withDefault("3000", port),
  HOST: withDefault(
    "127.0.0.1",
    z.string().regex(/^[\w.:-]+$/, "Use a name or an IP address such as 127.0.0.1."),
  ),
  APP_URL: optional(
    address("https://bots.example.org").refine(
      (value) => !URL.canParse(value) || (new URL(value).pathname === "/" && !value.includes("?")),
      "Use only scheme and host, without a path, such as https://bots.example.org",
    ),
  ),
  DATABASE_URL: withDefault(
    "file:./data/app.db",
    z
      .string()
      .regex(
        /^(file:.+|postgres(ql)?:\/\/.+)$/,
        "Use file:./data/app.db or postgresql://user:password@host:5432/name",
      ),
  ),
  DATA_DIR: withDefault("./data", z.string()),
  SESSION_SECRET: optional(secretText),
  ENCRYPTION_KEYS: optional(
    z
      .string()
      .regex(
        /^[\w-]+:[A-Za-z0-9+/_-]{43}=?(,[\w-]+:[A-Za-z0-9+/_-]{43}=?)*$/,
        "Use name:key with 32 bytes in base64, such as k1:$(openssl rand -base64 32)",
      ),
  ),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(address("https://api.openai.com/v1")),
  GEMINI_API_KEY: optional(z.string()),
  GEMINI_BASE_URL: optional(address("https://generativelanguage.googleapis.com")),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\/.+/, "Use smtp://user:password@host:587")),
  MAIL_FROM: optional(z.string()),
  TRUST_PROXY: withDefault(
    "false",
    z
      .string()
      .regex(
        /^(false|\d+|[\d./:a-f, ]+)$/i,
        "Use false, the number of proxies in front, or their networks such as 10.0.0.0/8",
      ),
  ),
  ALLOWED_PRIVATE_HOSTS: withDefault(
    "",
    z
      .string()
      .regex(
        /^$|^[\w.\-[\]:]+:\d+(\s*,\s*[\w.\-[\]:]+:\d+)*$/,
        "Use host:port, several with commas, such as 127.0.0.1:11434",
      ),
  ),
  CORS_ORIGINS: withDefault(
    "",
    z
      .string()
      .regex(
        /^$|^https?:\/\/[^/\s,]+(\s*,\s*https?:\/\/[^/\s,]+)*$/,
        "Use origins such as https://app.example.org, several with commas",
      ),
  ),
  SIGNUP: withDefault("open", z.enum(["open", "invite", "closed"], say("Use open, invite or closed."))),
  MAX_UPLOAD_MB: withDefault(
    "25",
    z.coerce
      .number(say("Use a number such as 25."))
      .min(1, "Use a number from 1 to 500.")
      .max(500, "Use a number from 1 to 500."),
  ),
  METRICS_TOKEN: optional(z.string().min(16, "Use at least 16 characters.")),
  LOG_LEVEL: withDefault(
    "info",
    z.enum(["debug", "info", "warn", "error", "silent"], say("Use debug, info, warn, error or silent.")),
  ),
});

export interface Env extends z.infer<typeof EnvSchema> {
  isPostgres: boolean;
  sessionSecret: string;
  encryptionKeys: string;
  /** Where people reach this server: APP_URL, else the loopback address. No trailing slash. */
  appUrl: string;
  isProduction: boolean;
  version: string;
}

/** A setting that stops the start. Its message is one plain sentence with the variable's name. */
export class EnvError extends Error {}

/** The settings in `values`, or an `EnvError` for the first bad one. Makes the secrets of a SQLite installation. */
export function readEnv(values: Record<string, string | undefined>): Env {
  const parsed = EnvSchema.safeParse(values);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? "The environment");
    throw new EnvError(`${name} has a value that cannot be used. ${issue?.message ?? ""}`.trim());
  }
  const settings = parsed.data;
  const isPostgres = /^postgres(ql)?:/.test(settings.DATABASE_URL);
  return {
    ...settings,
    ...secretsOf(settings, isPostgres),
    isPostgres,
    appUrl: (settings.APP_URL ?? localAddress(settings)).replace(/\/$/, ""),
    isProduction: values.NODE_ENV === "production",
    version: values.npm_package_version ?? "0.1.0",
  };
}

/** Given, or with SQLite kept from the first start: with PostgreSQL several machines must share them. */
function secretsOf(
  settings: Secrets & { DATA_DIR: string },
  isPostgres: boolean,
): { sessionSecret: string; encryptionKeys: string } {
  const made = isPostgres ? {} : keptSecrets(settings.DATA_DIR);
  const sessionSecret = settings.SESSION_SECRET ?? made.SESSION_SECRET;
  const encryptionKeys = settings.ENCRYPTION_KEYS ?? made.ENCRYPTION_KEYS;
  if (!sessionSecret)
    throw new EnvError("SESSION_SECRET is needed with PostgreSQL. Make one with: openssl rand -base64 33");
  if (!encryptionKeys)
    throw new EnvError(
      'ENCRYPTION_KEYS is needed with PostgreSQL. Make one with: echo "k1:$(openssl rand -base64 32)"',
    );
  return { sessionSecret, encryptionKeys };
}

function localAddress({ HOST, PORT }: { HOST: string; PORT: number }): string {
  const isLocal = HOST === "0.0.0.0" || HOST === "127.0.0.1";
  return `http://${isLocal ? "localhost" : HOST}:${PORT}`;
}

interface Secrets {
  SESSION_SECRET?: string;
  ENCRYPTION_KEYS?: string;
}

/** The secrets that were made on the first start; makes them when they are not there yet. */
function keptSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const secrets = {
    SESSION_SECRET: randomBytes(33).toString("base64"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  };
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      return JSON.parse(readFileSync(file, "utf8")) as Secrets;
    throw new EnvError(
      `DATA_DIR (${dataDir}) cannot be written. Give the folder to the user that runs the program, or choose another.`,
      { cause: error },
    );
  }
  return secrets;
}

function load(): Env {
  if (existsSync(".env") && process.env.NODE_ENV !== "test") process.loadEnvFile(".env");
  return readEnv(process.env);
}

/** The settings of this process. */
export const env: Env = singleton("env", load);
