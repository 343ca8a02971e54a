import { BOT_CHANGED, getLiveBot } from "#app/features/bots/index.server.ts";
import { subscribe } from "#app/platform/bus.server.ts";
import type { AvailabilityEvent } from "#app/shared/protocol/visitor-api.ts";

/** Another node's pause is seen after this long; our own at once, by the bus. */
const ASK_EVERY_MS = 2_000;

interface FrameSink {
  write(frame: string): void;
  end(): void;
}

/**
 * Returns what tells a stream whether the bot answers whenever that is another thing than `known`, until the function that it returns is
 * called. A deleted bot ends the stream. Throws `NOT_FOUND`.
 */
export async function watchAvailability(
  botId: string,
  known: string | null,
): Promise<(sink: FrameSink) => () => void> {
  await getLiveBot(botId);
  return (sink) => {
    let told = known;
    const tell = (): void => {
      getLiveBot(botId).then(
        ({ availability }) => {
          if (availability === told) return;
          told = availability;
          const event: AvailabilityEvent = { availability };
          sink.write(`event: availability\ndata: ${JSON.stringify(event)}\n\n`);
        },
        () => sink.end(),
      );
    };
    const leave = subscribe<{ botId: string }>(BOT_CHANGED, (changed) => {
      if (changed.botId === botId) tell();
    });
    const asking = setInterval(tell, ASK_EVERY_MS);
    tell();
    return () => {
      clearInterval(asking);
      leave();
    };
  };
}
