/** Why a project with so many accounts cannot be deleted, in a sentence; null when it can. */
export function whyProjectStays(name: string, accounts: number): string | null {
  if (accounts === 0) return null
  return accounts === 1
    ? `An account is in ${name}. Take it out of the project first.`
    : `${accounts.toLocaleString('en-US')} accounts are in ${name}. Take them out of the project first.`
}
