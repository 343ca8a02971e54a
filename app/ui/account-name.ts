/** How a person is called: the full name when there is one, else the username. */
export function accountName(account: { firstName: string; lastName: string; username: string }): string {
  return `${account.firstName} ${account.lastName}`.trim() || account.username;
}
