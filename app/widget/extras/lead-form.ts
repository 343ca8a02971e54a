import type { LeadForm, Problem, StartConversationAnswer } from "#app/shared/protocol/visitor-api.ts";
import { end } from "#app/widget/line/recovery.ts";
import { isLost } from "#app/widget/line/visitor-client.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import type { Shell } from "#app/widget/widget-contract.ts";
import { knownVisitor } from "./introduction.ts";
import { createLeadControl, wrongIn, type LeadControl } from "./lead-fields.ts";
import { showTrouble } from "./show-trouble.ts";

/** What was typed on this page: nobody is asked for it twice. */
const typed = new WeakMap<Shell, Record<string, string>>();

/** Whether this conversation, or with `ever` any of this browser, has left its details or chose not to. */
export function hasLead({ conversation }: PanelContext, ever?: boolean): boolean {
  const { lead } = conversation.storage.read();
  return ever ? !!lead : !!lead && lead === conversation.id;
}

/** The conversation's id; one that only leaves a word can begin while the bot takes a break. */
async function begin({ bot, conversation }: PanelContext): Promise<string> {
  if (conversation.id || bot.availability === "live") return conversation.begin();
  const { client, hooks, storage } = conversation;
  const answer = await client.call("POST", `bots/${bot.id}/conversations`, {
    ...(await hooks.opening()),
    contact: true,
  });
  const { conversation: begun, token } = (await answer.json()) as StartConversationAnswer;
  client.token = token;
  storage.write({ id: begun.id, token });
  return (conversation.id = begun.id);
}

async function send(context: PanelContext, values: Record<string, string>): Promise<void> {
  const { conversation, say, shell } = context;
  const leave = async (): Promise<string> => {
    const id = await begin(context);
    await conversation.client.call("POST", `conversations/${id}/lead`, { ...values, consent: true });
    return id;
  };
  const id = await leave().catch(async (problem: unknown) => {
    if (!conversation.id || !isLost(problem)) throw problem;
    end(conversation);
    const next = await leave();
    // The form, and its own word of thanks, went with the chat that ended.
    showTrouble(context, say("lead.sent"));
    return next;
  });
  conversation.storage.write({ lead: id });
  shell.emit("lead", { id, fields: values });
}

/** Says beside the fields what is wrong, and leads to the first of them. */
function complain(controls: LeadControl[], sentenceOf: (one: LeadControl) => string | undefined): boolean {
  for (const one of controls) one.complain(sentenceOf(one));
  const first = controls.find(({ control }) => control.getAttribute("aria-invalid"));
  first?.control.focus();
  return !!first;
}

/**
 * The form of the bot. `done` is called when it was sent, `skip` when the visitor goes on without it; without `skip` there is no such
 * button.
 */
export function createLeadForm(
  context: PanelContext,
  { fields, consent, privacyUrl }: LeadForm,
  done: () => void,
  skip?: () => void,
): HTMLFormElement {
  const { announce, parts, say, shell } = context;
  const known: Record<string, string | undefined> = { ...knownVisitor(shell), ...typed.get(shell) };
  const controls = fields.map((field) => createLeadControl(field, known[field.kind] ?? "", say));
  const link = privacyUrl
    ? [" ", el("a", { href: privacyUrl, target: "_blank", rel: "noopener" }, say("lead.privacy"))]
    : [];
  const button = textButton("strong", say("lead.send"));
  button.type = "submit";
  const form = el(
    "form",
    { class: "lead", novalidate: true },
    ...controls.map(({ row }) => row),
    el("p", { class: "quiet" }, consent, ...link),
    el("div", {}, button, ...(skip ? [textButton("link", say("lead.skip"), skip)] : [])),
  );
  const thank = (): void => {
    done();
    // What stands above the messages is read aloud by itself.
    if (parts.notice.textContent !== say("lead.sent")) announce(say("lead.sent"));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (complain(controls, (one) => say(wrongIn(one))) || button.disabled) return;
    const given = controls.map(({ field, control }) => [field.kind, control.value.trim()] as const);
    const values = Object.fromEntries(given.filter(([, value]) => value));
    typed.set(shell, values);
    button.disabled = true;
    send(context, values)
      .then(thank, (problem: Partial<Problem>) => {
        const isNamed = complain(
          controls,
          ({ field }) => problem.errors?.find((error) => error.field === field.kind)?.message,
        );
        if (!isNamed) showTrouble(context, problem.detail ?? say("notDone"));
      })
      .finally(() => (button.disabled = false));
  });
  return form;
}
