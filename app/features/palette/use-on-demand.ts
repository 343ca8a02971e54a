import { useCallback, useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { SheetProps } from "./sheet-props.ts";

/** Neither is part of the first page: each comes with its words when it is wanted. By the namespace of its words. */
const SHEETS = {
  palette: async (): Promise<ComponentType<SheetProps>> => (await import("./palette.tsx")).Palette,
  shortcuts: async (): Promise<ComponentType<SheetProps>> =>
    (await import("#app/ui/shortcut-sheet.tsx")).ShortcutSheet,
};
type SheetName = keyof typeof SHEETS;

/** The sheet that is open, and the functions, always the same, that open and close it. When the line is cut, none opens. */
export function useOnDemand() {
  const { i18n } = useTranslation();
  const [open, setOpen] = useState<{ Sheet: ComponentType<SheetProps> } | null>(null);
  const show = useCallback(
    async (name: SheetName) => {
      const [Sheet] = await Promise.all([SHEETS[name](), i18n.loadNamespaces(name)]);
      setOpen({ Sheet });
    },
    [i18n],
  );
  const onPalette = useCallback(() => void show("palette").catch(() => setOpen(null)), [show]);
  const onShortcuts = useCallback(() => void show("shortcuts").catch(() => setOpen(null)), [show]);
  const onClose = useCallback(() => setOpen(null), []);
  return { Sheet: open?.Sheet ?? null, onPalette, onShortcuts, onClose };
}
