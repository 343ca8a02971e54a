import { Bot, FileText, Layers, Settings, Zap, type LucideIcon } from "lucide-react";

/** How each kind of place looks, in the order of the list. Its heading is `palette:kind.<key>`. */
export const PLACE_KINDS: readonly { key: string; icon: LucideIcon }[] = [
  { key: "section", icon: Layers },
  { key: "bot", icon: Bot },
  { key: "source", icon: FileText },
  { key: "settings", icon: Settings },
  { key: "action", icon: Zap },
];
