/** What the address of a bare chat page may say about its look and version, as the attributes of a snippet do. */
export interface EmbedLook {
  lang?: string;
  theme?: string;
  color?: string;
  version?: number;
}

const FORMS = {
  lang: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
  theme: /^(auto|light|dark)$/,
  color: /^#([0-9a-f]{3}|[0-9a-f]{6})$/i,
  version: /^[1-9]\d{0,5}$/,
} as const;

/** What cannot be read is left out: a frame on somebody's page shall not break over it. */
export function readEmbedQuery(query: URLSearchParams): EmbedLook {
  const read = (name: keyof typeof FORMS): string | undefined => {
    const value = query.get(name) ?? "";
    return FORMS[name].test(value) ? value : undefined;
  };
  const { lang, theme, color, version } = {
    lang: read("lang"),
    theme: read("theme"),
    color: read("color"),
    version: read("version"),
  };
  return {
    ...(lang ? { lang } : {}),
    ...(theme ? { theme } : {}),
    ...(color ? { color } : {}),
    ...(version ? { version: Number(version) } : {}),
  };
}
