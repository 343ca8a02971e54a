import type { MetaFunction } from "@remix-run/node";
import { useActionData, useFetcher, useLoaderData } from "@remix-run/react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getBot } from "#app/features/bots/index.server.ts";
import { CompareSchema } from "#app/features/comparing/compare.schema.ts";
import { compareAnswers, listSides, type ComparedRound } from "#app/features/comparing/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { limitComparisons } from "#app/http/rate-limits.server.ts";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { SectionHead } from "#app/ui/section-head.tsx";
import { CompareForm } from "./compare-form.tsx";
import { Round } from "./round.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["comparing", "trace"] };

export const loader = workspaceLoader(
  { can: "bot:edit", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { botId } = params;
    const [{ name }, sides] = await Promise.all([getBot({ actor, botId }), listSides({ actor, botId })]);
    return {
      title: t("bots:editor.metaTitle", { section: t("comparing:title"), name }),
      home: `/app/${actor.workspaceId}/bots/${botId}`,
      sides,
    };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    ask: on(CompareSchema, async ({ actor, params, input, locale, request }) => {
      await limitComparisons(actor);
      return compareAnswers({ actor, botId: params.botId, ...input, locale, signal: request.signal });
    }),
  },
});

/** A round with what was asked before it on this page. */
interface AskedRound extends ComparedRound {
  asked: string[];
}

export default function Compare() {
  const { t } = useTranslation("comparing");
  const { home, sides } = useLoaderData<typeof loader>();
  const fetcher = useFetcher();
  // Without JavaScript the page itself is sent.
  const sent = useActionData<typeof action>();
  const result = fetcher.data ?? sent;
  const [rounds, forget] = useRounds(result);
  const form = useRef<HTMLFormElement>(null);
  const askAgain = (question: string) => {
    const field = form.current?.querySelector<HTMLInputElement>("[name=question]");
    if (!form.current || !field) return;
    field.value = question;
    form.current.requestSubmit();
  };
  return (
    <div className="compare">
      <SectionHead title={t("title")} lead={t("lead")} />
      <CompareForm
        formRef={form}
        Form={fetcher.Form}
        sides={sides}
        rounds={rounds}
        isBusy={fetcher.state !== "idle"}
        state={formStateOf(result, "ask")}
        onForget={forget}
      />
      <ol className="compare-rounds" aria-label={t("rounds")} aria-live="polite">
        {rounds
          .map((round, index) => (
            <Round
              // Rounds have no identity but their place.
              key={index}
              home={home}
              round={round}
              onAsk={askAgain}
            />
          ))
          .toReversed()}
      </ol>
    </div>
  );
}

/** The rounds since the page was opened, or forgotten; each result that arrives is one more. */
function useRounds(result: unknown): [AskedRound[], () => void] {
  const [rounds, setRounds] = useState<AskedRound[]>([]);
  const [seen, setSeen] = useState<unknown>(null);
  if (result !== seen) {
    setSeen(result);
    const round = resultOf<ComparedRound>(result, "ask");
    if (round) setRounds([...rounds, { ...round, asked: rounds.map(({ question }) => question) }]);
  }
  return [rounds, () => setRounds([])];
}
