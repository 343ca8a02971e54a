import { Form, useFetcher } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { QaPairPage } from "./list-qa-pairs.server.ts";
import { PairForm } from "./pair-form.tsx";
import { DELETING, PairItem } from "./pair-item.tsx";
import type { QaPair } from "./qa-pair.ts";

interface PairListProps {
  pairs: QaPairPage;
  query: string;
  /** Pairs before the first one of this page. */
  before: number;
  mayEdit: boolean;
}

/** The questions of a source with their answers: looked through, added to, changed, switched off and deleted. */
export function PairList({ pairs, query, before, mayEdit }: PairListProps) {
  const { t } = useTranslation("knowledge");
  const isEmpty = pairs.total === 0 && query === "";
  return (
    <Panel title={t("pairs.title")} lead={t("pairs.lead")}>
      <div className="stack">
        <Deleted />
        {mayEdit ? <AddPair isFirst={isEmpty} /> : null}
        {isEmpty ? null : <PairSearch query={query} />}
        {pairs.items.length === 0 ? (
          <output className="text-quiet">{t(isEmpty ? "pairs.none" : "pairs.nothing")}</output>
        ) : (
          <ol className="passages" aria-label={t("pairs.title")}>
            {pairs.items.map((pair, index) => (
              <PairItem key={pair.id} pair={pair} number={before + index + 1} mayEdit={mayEdit} />
            ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}

function AddPair({ isFirst }: { isFirst: boolean }) {
  const { t } = useTranslation("knowledge");
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  if (isOpen) return <PairForm onDone={close} />;
  return (
    <div className="needs-script">
      <Button tone={isFirst ? "main" : "plain"} onClick={() => setOpen(true)}>
        <Plus className="icon" aria-hidden />
        {t("add.start.qa")}
      </Button>
    </div>
  );
}

function PairSearch({ query }: { query: string }) {
  const { t } = useTranslation("knowledge");
  return (
    <search>
      <Form method="get" className="filter-row" key={query} preventScrollReset>
        <TextField
          name="query"
          type="search"
          label={t("pairs.search")}
          defaultValue={query}
          maxLength={200}
        />
        <Button type="submit">{t("filter.show")}</Button>
        {query ? (
          <LinkButton to="?" tone="quiet" preventScrollReset>
            {t("filter.clear")}
          </LinkButton>
        ) : null}
      </Form>
    </search>
  );
}

/** Says that a pair is deleted, and takes that back. */
function Deleted() {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  const deleting = useFetcher({ key: DELETING });
  const undoing = useFetcher();
  const [undone, setUndone] = useState<unknown>(null);
  const problem = formStateOf(deleting.data, "deletePair").message ?? formStateOf(undoing.data).message;
  const pair = resultOf<QaPair>(deleting.data, "deletePair");
  if (problem)
    return (
      <Notice tone="danger" isLive>
        {problem}
      </Notice>
    );
  if (!pair || undone === deleting.data) return null;
  return (
    <Notice tone="info" isLive>
      <undoing.Form method="post" className="row-of" onSubmit={() => setUndone(deleting.data)}>
        <span>{t("pairs.deleted")}</span>
        <input type="hidden" name="questions" value={pair.questions.join("\n")} />
        <input type="hidden" name="answer" value={pair.answer} />
        <Button type="submit" name="intent" value="savePair" size="small">
          {common("undo")}
        </Button>
      </undoing.Form>
    </Notice>
  );
}
