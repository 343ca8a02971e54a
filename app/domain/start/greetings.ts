/** The first sentence of a bot about which nothing is known but its name, in the languages of its widget. */
const GREETINGS: Record<string, string> = {
  en: "Welcome to {name}. What would you like to know?",
  es: "Te damos la bienvenida a {name}. ¿Qué te gustaría saber?",
  ar: "أهلًا بك في {name}. ماذا تود أن تعرف؟",
  fr: "Bienvenue chez {name}. Que souhaitez-vous savoir ?",
  de: "Willkommen bei {name}. Was möchten Sie wissen?",
  pt: "Boas-vindas a {name}. O que gostaria de saber?",
  hi: "{name} में आपका स्वागत है। आप क्या जानना चाहेंगे?",
  zh: "欢迎来到{name}。您想了解什么？",
  ja: "{name}へようこそ。何をお知りになりたいですか？",
};

/** English where the language is none of them. */
export const greetingIn = (language: string, name: string): string =>
  (GREETINGS[language] ?? GREETINGS.en ?? "").replace("{name}", () => name);
