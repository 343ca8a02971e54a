/**
 * Whether a password of twelve characters or more is one that guessing programs try first: a common word or keyboard walk,
 * alone, repeated or with digits around it, or one character over and over.
 */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase();
  if (new Set(folded).size <= 3) return true;
  if (isRepetition(folded) || isStaircase(folded)) return true;
  const letters = folded.replaceAll(/[^a-z]/g, "");
  const core = unleet(folded).replaceAll(/^[^a-z]+|[^a-z]+$/g, "");
  return (
    WORDS.some((word) => isMadeOf(letters, word) || isMadeOf(core, word)) ||
    WALKS.some((walk) => folded.includes(walk))
  );
}

const WORDS = [
  "password",
  "passwort",
  "passwd",
  "contraseña",
  "contrasena",
  "welcome",
  "letmein",
  "iloveyou",
  "administrator",
  "admin",
  "chatbot",
  "chatbotfactory",
  "factory",
  "changeme",
  "default",
  "secret",
  "monkey",
  "dragon",
  "football",
  "baseball",
  "sunshine",
  "princess",
  "superman",
  "batman",
  "trustno",
  "whatever",
  "computer",
  "internet",
  "qwerty",
  "azerty",
  "master",
  "hello",
  "login",
  "user",
  "test",
  "guest",
  "root",
];
const WALKS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1234567890",
  "0987654321",
  "qazwsxedc",
  "1q2w3e4r5t",
  "1qaz2wsx",
];

function unleet(text: string): string {
  const plain: Record<string, string> = {
    "0": "o",
    "1": "l",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    $: "s",
  };
  return text.replaceAll(/[013457@$]/g, (sign) => plain[sign] ?? sign);
}

/** `word`, once or several times, with little else. */
function isMadeOf(text: string, word: string): boolean {
  const rest = text.replaceAll(word, "");
  return rest.length < text.length && rest.length <= 2;
}

function isRepetition(text: string): boolean {
  for (let size = 1; size <= text.length / 3; size += 1) {
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text) return true;
  }
  return false;
}

/** abcdefghijkl, 987654321098 */
function isStaircase(text: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < text.length; index += 1)
    steps.add(text.charCodeAt(index) - text.charCodeAt(index - 1));
  return steps.size <= 2 && [...steps].every((step) => Math.abs(step) <= 1 || Math.abs(step) === 9);
}
