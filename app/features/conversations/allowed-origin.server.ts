import { isAllowedSite } from "#app/domain/access/allowed-site.ts";
import { env } from "#app/platform/env.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** Our own pages may always talk to our bots; other pages only where the owner allows. Throws `SITE_NOT_ALLOWED`. */
export function assertSite(sites: readonly string[], origin: string | null): void {
  const isOwn = origin !== null && isOwnOrigin(origin);
  if (!isOwn && !isAllowedSite(sites, origin))
    throw new AppError("SITE_NOT_ALLOWED", { params: { site: origin ?? "" } });
}

const ownPort = new URL(env.appUrl).port;

/** Whether an origin is this server's: APP_URL, or loopback on our port. */
export function isOwnOrigin(origin: string): boolean {
  return (
    origin === new URL(env.appUrl).origin ||
    (ownPort !== "" && [`http://localhost:${ownPort}`, `http://127.0.0.1:${ownPort}`].includes(origin))
  );
}
