import { Form, Link } from "@remix-run/react";
import { Copy, Download, Ellipsis, FolderOpen, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Menu } from "#app/ui/menu.tsx";
import { MenuItem } from "#app/ui/menu-item.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { BotAvatar } from "./bot-avatar.tsx";
import type { BotPage } from "./list-bots.server.ts";
import { StatusPill } from "./status-pill.tsx";

type BotRow = BotPage["items"][number];

/** The bots of a workspace, each with what can be done with it. */
export function BotList({ bots, mayEdit }: { bots: readonly BotRow[]; mayEdit: boolean }) {
  const { t, i18n } = useTranslation("botlist");
  const number = (amount: number) => formatNumber(amount, i18n.language);
  return (
    <Panel isFlush>
      <DataTable
        caption={t("list.title")}
        rows={bots}
        rowKey={(bot) => bot.id}
        columns={[
          {
            id: "name",
            label: t("list.name"),
            kind: "main",
            cell: (bot) => (
              <span className="bot-cell">
                <BotAvatar
                  name={bot.name}
                  letters={bot.avatar}
                  colour={bot.look.color}
                  picture={bot.look.avatar}
                />
                <span>
                  <Link to={`${bot.id}/identity`} className="row-link" dir="auto">
                    {bot.name}
                  </Link>
                  {bot.description ? (
                    <span className="bot-cell-text" dir="auto">
                      {bot.description}
                    </span>
                  ) : null}
                </span>
              </span>
            ),
          },
          {
            id: "status",
            label: t("list.status"),
            cell: (bot) => <StatusPill status={bot.status} liveVersion={bot.liveVersion} />,
          },
          {
            id: "conversations",
            label: t("list.conversations"),
            kind: "number",
            cell: (bot) => number(bot.conversations),
          },
          { id: "sources", label: t("list.sources"), kind: "number", cell: (bot) => number(bot.sources) },
          {
            id: "updated",
            label: t("list.updated"),
            cell: (bot) => <Moment value={bot.updatedAt} kind="relative" />,
          },
        ]}
        {...(mayEdit
          ? { actions: { label: t("list.actions"), cell: (bot: BotRow) => <BotMenu bot={bot} /> } }
          : {})}
      />
    </Panel>
  );
}

function BotMenu({ bot }: { bot: BotRow }) {
  const { t } = useTranslation("botlist");
  return (
    <Menu
      button={<Ellipsis className="icon" aria-hidden />}
      label={t("list.actionsOf", { name: bot.name })}
      tone="quiet"
      isIcon
    >
      <MenuItem to={`${bot.id}/identity`} icon={<FolderOpen className="icon" aria-hidden />}>
        {t("list.open")}
      </MenuItem>
      <MenuItem to={`?rename=${bot.id}`} icon={<Pencil className="icon" aria-hidden />}>
        {t("list.rename")}
      </MenuItem>
      <MenuItem to={`${bot.id}/export`} isDownload icon={<Download className="icon" aria-hidden />}>
        {t("list.export")}
      </MenuItem>
      <Form method="post" action="?index">
        <input type="hidden" name="botId" value={bot.id} />
        <MenuItem type="submit" name="intent" value="duplicate" icon={<Copy className="icon" aria-hidden />}>
          {t("list.duplicate")}
        </MenuItem>
        {bot.status === "live" ? (
          <MenuItem type="submit" name="intent" value="pause" icon={<Pause className="icon" aria-hidden />}>
            {t("list.pause")}
          </MenuItem>
        ) : null}
        {bot.status === "paused" ? (
          <MenuItem type="submit" name="intent" value="resume" icon={<Play className="icon" aria-hidden />}>
            {t("list.resume")}
          </MenuItem>
        ) : null}
        <hr className="menu-line" />
        <MenuItem
          type="submit"
          name="intent"
          value="delete"
          isDanger
          icon={<Trash2 className="icon" aria-hidden />}
        >
          {t("list.delete")}
        </MenuItem>
      </Form>
    </Menu>
  );
}
