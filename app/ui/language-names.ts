/** Every language of the interface by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: "English",
  es: "Español",
  ar: "العربية",
};
