const store = globalThis as typeof globalThis & { chatbotFactorySingletons?: Map<string, unknown> };

/** The one object of that name in this process, also after the development server has loaded the module again. */
export function singleton<T>(name: string, create: () => T): T {
  store.chatbotFactorySingletons ??= new Map();
  const known = store.chatbotFactorySingletons;
  if (!known.has(name)) known.set(name, create());
  return known.get(name) as T;
}
