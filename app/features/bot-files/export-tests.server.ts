import { z } from "zod";
import { db } from "#app/platform/db.server.ts";
import { KeySchema, TestsPartSchema, type TestPart } from "./bot-file.schema.ts";

const History = z.array(z.string()).catch([]);

/** The tests of a bot, oldest first. What a former program stored otherwise is left out. */
export async function exportTests(workspaceId: string, botId: string): Promise<TestPart[]> {
  const rows = await db.botTest.findMany({
    where: { workspaceId, botId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ id, originKey, question, history, expect, origin, isEnabled }) => {
    const key = KeySchema.safeParse(originKey).data ?? id;
    const part = { key, question, history: History.parse(history), expect, origin, isEnabled };
    return TestsPartSchema.element.safeParse(part).data ?? [];
  });
}
