/** The form in which usernames are compared: "Ａda", "ADA" and "ada" are one name. */
export function usernameKey(username: string): string {
  return username.normalize("NFKC").toLowerCase();
}
