import { useEffect } from "react";

const EVERY_MS = 1_000;

/**
 * Asks for the JSON at the address every second while `isWanted`; `onAnswer` hears what came. A plain fetch: a cut line only makes it
 * wait.
 */
export function usePolled<T>(address: string, isWanted: boolean, onAnswer: (answer: T) => void): void {
  useEffect(() => {
    if (!isWanted) return;
    const ask = async () => {
      try {
        const response = await fetch(address, {
          redirect: "manual",
          headers: { accept: "application/json" },
        });
        if (response.ok) onAnswer((await response.json()) as T);
      } catch {
        // The next second may bring the line back.
      }
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [address, isWanted, onAnswer]);
}
