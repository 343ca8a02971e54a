import type {
  IntroduceVisitorAnswer,
  IntroduceVisitorBody,
  StartConversationBody,
} from "#app/shared/protocol/visitor-api.ts";
import { restore } from "#app/widget/line/recovery.ts";
import type { Refusal } from "#app/widget/line/visitor-client.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import type { Shell } from "#app/widget/widget-contract.ts";

const MOST_VALUES = 20;
const LONGEST_NAME = 60;
const LONGEST_VALUE = 200;

/** What pages said about their visitors. */
const said = new WeakMap<Shell, IntroduceVisitorBody>();

/** Name and e-mail as the page gave them. */
export const knownVisitor = (shell: Shell): IntroduceVisitorBody["visitor"] => said.get(shell)?.visitor;

/** The conversation's id, or that of the one which is beginning; nothing where none is. */
async function current({ conversation }: PanelContext): Promise<string | undefined> {
  return conversation.isBusy ? conversation.begin() : conversation.id;
}

/** Says to the server who the visitor is; who is verified gets their own earlier conversation back. */
export async function identify(context: PanelContext, identity: object): Promise<void> {
  const { bot, conversation, shell } = context;
  const { id, hash, name, email } = identity as Record<"id" | "hash" | "name" | "email", string | undefined>;
  const body: IntroduceVisitorBody = {
    visitor: { name, email },
    ...(id ? { identity: { id: `${id}`, hash } } : {}),
  };
  said.set(shell, body);
  try {
    if (!(await current(context)) && !hash) return;
    const version = Number(shell.get("version")) || undefined;
    const response = await conversation.client.call("POST", `bots/${bot.id}/identity`, { ...body, version });
    const answer = (await response.json()) as IntroduceVisitorAnswer;
    if (answer.isOther || answer.conversation) conversation.forget();
    if (answer.conversation) {
      conversation.storage.write({ id: answer.conversation.id, token: answer.token });
      await restore(conversation);
    }
    if (hash && !answer.isVerified) shell.emit("error", { code: "IDENTITY_REFUSED" });
  } catch (refusal) {
    // A wrong e-mail of the page must not keep its visitor from asking.
    if ((refusal as Refusal).status === 422) said.delete(shell);
    shell.emit("error", refusal);
  }
}

/** What the page says about the visitor, as far as the server takes it, goes along with the conversation. */
export async function setContext(context: PanelContext, values: object): Promise<void> {
  const { conversation, shell } = context;
  const texts = Object.entries(values ?? {})
    .filter(([, value]) => /string|number|boolean/.test(typeof value))
    .map(([name, value]) => [
      name.slice(0, LONGEST_NAME),
      `${value}`.replace(/\s+/g, " ").slice(0, LONGEST_VALUE),
    ]);
  shell.state.context = Object.fromEntries(texts.slice(0, MOST_VALUES)) as Record<string, string>;
  try {
    const id = await current(context);
    if (id)
      await conversation.client.call("POST", `conversations/${id}/context`, {
        context: shell.state.context,
      });
  } catch (refusal) {
    shell.emit("error", refusal);
  }
}

/** What goes along when a conversation begins; a frame asks for its ticket first. */
export async function introduction({
  bot,
  conversation,
  shell,
}: PanelContext): Promise<Partial<StartConversationBody>> {
  const frame = shell.get("frame");
  const answer = frame && (await conversation.client.call("POST", `bots/${bot.id}/tickets`, { frame }));
  return {
    ...said.get(shell),
    context: shell.state.context,
    ...(answer ? ((await answer.json()) as { ticket: string }) : {}),
  };
}
