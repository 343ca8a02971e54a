import type { ReactNode } from "react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { VersionItem } from "#app/features/bots/index.server.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pill } from "#app/ui/pill.tsx";

interface VersionHeadProps {
  item: VersionItem;
  listAddress: string;
  /** The one thing that can be done with it. */
  action: ReactNode;
}

/** Which version it is, who published it when, its note, and how its tests ended. */
export function VersionHead({ item, listAddress, action }: VersionHeadProps) {
  const { t } = useTranslation("versions");
  const { number, note, author, createdAt, isLive, tests, overrideReason } = item;
  return (
    <>
      <div className="section-head">
        <div>
          <p className="text-small">
            <Link to={listAddress}>{t("page.all")}</Link>
          </p>
          <h2 className="row-of gap-2">
            {t("page.number", { number })} {isLive ? <Pill tone="good">{t("page.live")}</Pill> : null}
          </h2>
          <p className="text-quiet">
            {author ? t("page.by", { author }) : t("page.bySomebody")}{" "}
            <Moment value={createdAt} kind="datetime" />
            {tests
              ? ` · ${t(tests.failed > 0 ? "page.testsFailed" : "page.testsPassed", {
                  count: tests.failed > 0 ? tests.failed : tests.passed,
                })}`
              : null}
          </p>
          {note ? <p dir="auto">{note}</p> : null}
        </div>
        {action}
      </div>
      {overrideReason ? (
        <Notice tone="attention">
          {t("page.override")} <bdi>{overrideReason}</bdi>
        </Notice>
      ) : null}
    </>
  );
}
