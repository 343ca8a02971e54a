/** The bus channel on which a run of the bot's tests says that it went on. */
export const runChannel = (botId: string) => `test-runs:${botId}`;
