import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { may, type Actor, type Permission } from "#app/domain/access/permissions.ts";
import {
  findMember,
  findSession,
  type Account,
  type SignedInSession,
} from "#app/features/accounts/index.server.ts";
import { translator, type Translate } from "#app/platform/i18n.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { edgeOf } from "./edge-context.server.ts";
import { sentencesOf, toAppError } from "./error-response.server.ts";
import { runIntent, type IntentHandler } from "./intents.server.ts";
import { localeOf } from "./locale.server.ts";
import { isParameter } from "./is-parameter.ts";
import { readSessionCookie } from "./session-cookie.server.ts";

/** What every page's loader and action gets. */
export interface PageArgs {
  request: Request;
  requestId: string;
  ip: string;
  nonce: string;
  locale: string;
  t: Translate;
}
export interface VisitorArgs extends PageArgs {
  /** As they stand in the address, unchecked. */
  params: Record<string, string | undefined>;
  /** Null when nobody is signed in. */
  account: Account | null;
}
export interface AccountArgs extends PageArgs {
  account: Account;
  session: SignedInSession;
}
export interface WorkspaceArgs<P extends string> extends AccountArgs {
  actor: Actor;
  /** The ids of the address, each in the form of an id, and the number of a version as digits. */
  params: Record<P, string>;
}

type FunctionArgs = LoaderFunctionArgs | ActionFunctionArgs;

async function begin(args: FunctionArgs): Promise<PageArgs & { session: SignedInSession | null }> {
  const edge = edgeOf(args.context);
  const secret = readSessionCookie(args.request.headers.get("cookie"));
  const session = secret ? await findSession(secret) : null;
  const locale = await localeOf(args.request, session?.account.locale);
  const { requestId, ip, nonce } = edge;
  return { request: args.request, requestId, ip, nonce, locale, t: translator(locale), session };
}

/** Loaders say "not there" by throwing a response that the error boundary shows. */
async function forScreen<T>(args: FunctionArgs, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Response) throw error;
    const { requestId } = edgeOf(args.context);
    const known = toAppError(error, requestId);
    const { detail } = sentencesOf(known, await localeOf(args.request));
    throw Response.json({ code: known.code, message: detail, requestId }, { status: known.status });
  }
}

async function beginSignedIn(args: FunctionArgs): Promise<AccountArgs> {
  const { session, ...page } = await begin(args);
  if (!session) {
    const url = new URL(args.request.url);
    const next =
      args.request.method === "GET" ? `?next=${encodeURIComponent(url.pathname + url.search)}` : "";
    throw redirect(`/sign-in${next}`);
  }
  return { ...page, session, account: session.account };
}

async function beginInWorkspace<P extends string>(
  args: FunctionArgs,
  options: WorkspaceOptions<P>,
): Promise<WorkspaceArgs<P>> {
  const signedIn = await beginSignedIn(args);
  const actor = await findMember({
    userId: signedIn.account.id,
    workspaceId: args.params.workspace ?? "",
    ip: signedIn.ip,
  });
  const params = Object.fromEntries(
    (options.params ?? []).map((name) => [name, args.params[name] ?? ""]),
  ) as Record<P, string>;
  const isAddress = Object.entries<string>(params).every(([name, value]) => isParameter(name, value));
  if (!actor || !isAddress) throw new AppError("NOT_FOUND");
  if (!may(actor, options.can)) throw new AppError("FORBIDDEN");
  return { ...signedIn, actor, params };
}

interface WorkspaceOptions<P extends string> {
  /** Names of the ids in the address, besides the workspace. */
  params?: readonly P[];
  can: Permission;
}
interface WorkspaceActionOptions<P extends string> extends WorkspaceOptions<P> {
  intents: Record<string, IntentHandler<WorkspaceArgs<P>>>;
}

/** A page for everybody. */
export function publicLoader<T>(load: (args: VisitorArgs) => Promise<T>) {
  return (args: LoaderFunctionArgs) =>
    forScreen(args, async () => {
      const { session, ...page } = await begin(args);
      return load({ ...page, params: args.params, account: session?.account ?? null });
    });
}

/** Forms for everybody. */
export function publicAction(options: { intents: Record<string, IntentHandler<VisitorArgs>> }) {
  return (args: ActionFunctionArgs) =>
    forScreen(args, async () => {
      const { session, ...page } = await begin(args);
      const again = args.request.clone();
      return runIntent(
        args.request,
        { ...page, request: again, params: args.params, account: session?.account ?? null },
        options.intents,
      );
    });
}

/** A page of the signed-in person; others are sent to sign in and come back. */
export function accountLoader<T>(load: (args: AccountArgs) => Promise<T>) {
  return (args: LoaderFunctionArgs) => forScreen(args, async () => load(await beginSignedIn(args)));
}

/** Forms of the signed-in person. */
export function accountAction(options: { intents: Record<string, IntentHandler<AccountArgs>> }) {
  return (args: ActionFunctionArgs) =>
    forScreen(args, async () => runIntent(args.request, await beginSignedIn(args), options.intents));
}

/** A page inside `/app/:workspace`. Who is no member gets the same 404 as for a workspace that does not exist. */
export function workspaceLoader<T, P extends string = never>(
  options: WorkspaceOptions<P>,
  load: (args: WorkspaceArgs<P>) => Promise<T>,
) {
  return (args: LoaderFunctionArgs) =>
    forScreen(args, async () => load(await beginInWorkspace(args, options)));
}

/** Forms inside `/app/:workspace`. */
export function workspaceAction<P extends string = never>(options: WorkspaceActionOptions<P>) {
  return (args: ActionFunctionArgs) =>
    forScreen(args, async () =>
      runIntent(args.request, await beginInWorkspace(args, options), options.intents),
    );
}
