import type { AccountModel } from './account-model.ts'

const LEAST = 6
const MOST = 64

/** Characters that AWS takes in no local part (Organizations API, `CreateAccountRequest.Email`). */
const FORBIDDEN = /[\s"'()<>[\]:;,\\|%&]/

/**
 * Why AWS takes a text as no email address of a new account, in a sentence; null when it does (aws-facts §4.1). Whether
 * another AWS account has it, only AWS knows.
 */
export function rootEmailProblem(email: string): string | null {
  if (email.length < LEAST || email.length > MOST) {
    return `AWS takes email addresses of ${LEAST} to ${MOST} characters; this has ${email.length}.`
  }
  if (/[^\x20-\x7e]/.test(email)) return 'AWS takes plain ASCII characters only.'
  const [local = '', domain, ...more] = email.split('@')
  if (domain === undefined || more.length > 0) return 'An email address has exactly one @.'
  if (local === '') return 'There is nothing before the @.'
  if (local.startsWith('.')) return 'AWS takes no email address that begins with a dot.'
  const [found] = FORBIDDEN.exec(local) ?? []
  if (found !== undefined) {
    return /\s/.test(found) ? 'There is a space before the @.' : `AWS takes no ${found} before the @.`
  }
  return domainProblem(domain)
}

function domainProblem(domain: string): string | null {
  if (!/^[A-Za-z0-9.-]+$/.test(domain)) {
    return 'A domain has letters, digits, hyphens and dots only.'
  }
  if (/^[-.]|[-.]$/.test(domain)) return 'A domain neither begins nor ends with a hyphen or a dot.'
  return domain.includes('.') ? null : 'The domain has no dot, like example.com.'
}

/**
 * What to say of a root email whose domain does not fit the account model: SPAM accounts are the provider's, ECAM ones the
 * customer's (aws-facts §4.7). Null when it fits, or when the provider's domains are not known.
 */
export function modelEmailWarning(
  email: string,
  model: AccountModel,
  providerDomains: readonly string[],
): string | null {
  if (providerDomains.length === 0) return null
  const domain = (email.split('@')[1] ?? '').toLowerCase()
  const isOurs = providerDomains.some((ours) => {
    const own = ours.toLowerCase()
    return domain === own || domain.endsWith(`.${own}`)
  })
  if (model === 'SPAM' && !isOurs) {
    return `SPAM accounts have an email address of the provider (${providerDomains.join(', ')}).`
  }
  return model === 'ECAM' && isOurs
    ? 'ECAM accounts have an email address of the customer, not of the provider.'
    : null
}
