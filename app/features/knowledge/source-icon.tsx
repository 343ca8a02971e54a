import {
  FileText,
  Globe,
  Link as LinkIcon,
  MessageCircleQuestion,
  Network,
  TextQuote,
  type LucideIcon,
} from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  text: TextQuote,
  qa: MessageCircleQuestion,
  file: FileText,
  url: LinkIcon,
  sitemap: Network,
  crawl: Globe,
};

/** A small picture of a type of source; its name stands beside it. */
export function SourceIcon({ type }: { type: string }) {
  const Icon = ICONS[type] ?? FileText;
  return <Icon className="icon" aria-hidden />;
}
