import { EventEmitter } from "node:events";
import { singleton } from "./singleton.server.ts";

/**
 * Tells every part of this process what just happened. Nothing is stored here: who was away asks the database.
 * Channels are named `<noun>:<id>`.
 */
const emitter = singleton("bus", () => new EventEmitter({ captureRejections: false }).setMaxListeners(0));

/** Everyone who listens to the channel has got `event` when this returns. */
export function publish(channel: string, event: unknown): void {
  emitter.emit(channel, event);
}

/** `listener` gets every event of the channel until the returned function is called. */
export function subscribe<T>(channel: string, listener: (event: T) => void): () => void {
  emitter.on(channel, listener);
  return () => {
    emitter.off(channel, listener);
  };
}
