import { publicLoader } from "#app/http/page-guards.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { ErrorScreen } from "#app/ui/error-screen.tsx";

/** Addresses that are nobody's: through a loader of its own, so that the page has its language and its scripts. */
export const loader = publicLoader<never>(async () => {
  throw new AppError("NOT_FOUND");
});

export default function Nowhere() {
  return null;
}

export function ErrorBoundary() {
  return <ErrorScreen />;
}
