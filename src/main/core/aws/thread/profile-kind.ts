import type { ProfileKind } from '../../../../shared/domain/aws-profile.ts'
import type { Section, SharedFiles } from './shared-files.ts'

/** How a section comes by its credentials, in the SDK's order. */
export function kindOf(section: Section, profiles: SharedFiles['profiles']): ProfileKind {
  if (isRole(section)) {
    const source = profiles.get(section['source_profile'] ?? '')
    return source !== undefined && source !== section && isRole(source) ? 'chained-role' : 'role'
  }
  if (hasKeys(section)) return 'keys'
  if (section['web_identity_token_file'] !== undefined && section['role_arn'] !== undefined)
    return 'web-identity'
  if (section['credential_process'] !== undefined) return 'process'
  if (section['sso_session'] !== undefined) return 'sso-session'
  if (Object.keys(section).some((key) => key.startsWith('sso_'))) return 'sso-legacy'
  return section['login_session'] === undefined ? 'none' : 'login'
}

/** A role with exactly one place where its caller's credentials come from. */
function isRole(section: Section): boolean {
  const hasSource = section['source_profile'] !== undefined
  const hasPlace = section['credential_source'] !== undefined
  return section['role_arn'] !== undefined && hasSource !== hasPlace
}

/** Both halves of an access key. */
export function hasKeys(section: Section): boolean {
  return section['aws_access_key_id'] !== undefined && section['aws_secret_access_key'] !== undefined
}

/** A profile and those it builds on, itself first; ends before one comes again. */
export function chainOf(
  name: string,
  profiles: SharedFiles['profiles'],
): readonly { readonly name: string; readonly section: Section }[] {
  const chain: { readonly name: string; readonly section: Section }[] = []
  for (let next: string | undefined = name; next !== undefined;) {
    const at: string = next
    const section = profiles.get(at)
    if (section === undefined || chain.some((link) => link.name === at)) break
    chain.push({ name: at, section })
    // The SDK takes keys of a source as they are, even when it has a role too.
    next = isRole(section) && !(chain.length > 1 && hasKeys(section)) ? section['source_profile'] : undefined
  }
  return chain
}
