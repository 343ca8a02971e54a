import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in the document as it is sent and while React takes it over, true from then on. */
export function useIsBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
