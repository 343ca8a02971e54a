/** What a snippet may say beside the bot's id; the first of each list is what the widget does without being told. */
export const EMBED_MODES = ["bubble", "inline", "popup", "page"] as const;
/** Empty: as the bot's own look has it. */
export const EMBED_POSITIONS = ["", "bottom-right", "bottom-left"] as const;
export const EMBED_THEMES = ["", "auto", "light", "dark"] as const;
export const EMBED_LANGUAGES = ["auto", "en", "es", "ar"] as const;
export const EMBED_OPENINGS = ["no", "load", "delay:5"] as const;

export interface EmbedOptions {
  mode: (typeof EMBED_MODES)[number];
  position: (typeof EMBED_POSITIONS)[number];
  lang: (typeof EMBED_LANGUAGES)[number];
  theme: (typeof EMBED_THEMES)[number];
  /** `#rrggbb`; empty: the bot's own. */
  color: string;
  open: (typeof EMBED_OPENINGS)[number];
  consent: boolean;
  /** A published version that the page stays with; null follows every publishing. */
  version: number | null;
}

export const USUAL_EMBED: EmbedOptions = {
  mode: "bubble",
  position: "",
  lang: "auto",
  theme: "",
  color: "",
  open: "no",
  consent: false,
  version: null,
};

function oneOf<T extends string>(list: readonly T[], text: string | null, otherwise: T): T {
  return list.find((value) => value === text) ?? otherwise;
}

/** What the address of the page says about the snippet; what cannot be read is as usual. */
export function readEmbedOptions(query: URLSearchParams): EmbedOptions {
  const color = query.get("color") ?? "";
  const version = query.get("version") ?? "";
  return {
    mode: oneOf(EMBED_MODES, query.get("mode"), USUAL_EMBED.mode),
    position: oneOf(EMBED_POSITIONS, query.get("position"), USUAL_EMBED.position),
    lang: oneOf(EMBED_LANGUAGES, query.get("lang"), USUAL_EMBED.lang),
    theme: oneOf(EMBED_THEMES, query.get("theme"), USUAL_EMBED.theme),
    color: /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : "",
    open: oneOf(EMBED_OPENINGS, query.get("open"), USUAL_EMBED.open),
    consent: query.has("consent"),
    version: /^[1-9]\d{0,5}$/.test(version) ? Number(version) : null,
  };
}

/** The attributes of a snippet, by their names without `data-`: only what is otherwise than usual. */
export function embedAttributes(options: EmbedOptions): [name: string, value: string][] {
  const { mode, consent, version } = options;
  const floats = mode === "bubble";
  const all: [string, string | false][] = [
    ["mode", mode !== "bubble" && mode],
    ["target", mode === "inline" && "#chat"],
    ["position", floats && options.position],
    ["lang", options.lang !== "auto" && options.lang],
    ["theme", options.theme],
    ["color", options.color],
    ["open", (floats || mode === "popup") && options.open !== "no" && options.open],
    ["consent", consent && "required"],
    ["version", version !== null && String(version)],
  ];
  return all.filter((pair): pair is [string, string] => Boolean(pair[1]));
}
