import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { createDraftPort } from "./create-draft-port.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import type { DraftSnapshot, DraftState } from "./draft-snapshot.ts";
import { createDraftStorage } from "./draft-storage.ts";
import { useDraftKeys } from "./use-draft-keys.ts";

const KeeperContext = createContext<DraftKeeper | null>(null);

interface DraftProviderProps {
  state: DraftState;
  /** Where the draft is saved and read. */
  address: string;
  children: ReactNode;
}

/** Around everything that edits one bot; `key` it by the bot. Sections come and go, what is typed stays and is sent. */
export function DraftProvider({ state, address, children }: DraftProviderProps) {
  const [keeper] = useState(
    () => new DraftKeeper(state, createDraftPort(address), createDraftStorage(state.bot.id)),
  );
  useEffect(() => keeper.sync(state), [keeper, state]);
  useDraftKeys(keeper);
  useEffect(() => {
    keeper.restore();
    const ask = (event: BeforeUnloadEvent) => {
      if (!keeper.snapshot().isDirty) return;
      void keeper.flush();
      event.preventDefault();
    };
    const send = () => void keeper.flush();
    window.addEventListener("beforeunload", ask);
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", send);
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("online", send);
      document.removeEventListener("visibilitychange", send);
      send();
    };
  }, [keeper]);
  return <KeeperContext.Provider value={keeper}>{children}</KeeperContext.Provider>;
}

/** The draft that is being edited, and its keeper. */
export function useDraft(): DraftSnapshot & { keeper: DraftKeeper } {
  const keeper = useContext(KeeperContext);
  if (!keeper) throw new Error("useDraft needs a DraftProvider around it");
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot);
  return { ...snapshot, keeper };
}
