import { existsSync } from 'node:fs'
import type { Profile } from '../../../../shared/contract/profiles.ts'
import { chainOf, hasKeys, kindOf } from './profile-kind.ts'
import type { Section, SharedFiles } from './shared-files.ts'

type Problem = NonNullable<Profile['problem']>

/** What the files themselves tell against a profile: why it cannot be used, and what to change in which file. */
export function problemOf(name: string, files: SharedFiles): Problem | null {
  const section = files.profiles.get(name)
  if (section === undefined) return missing(name, files)
  const services = section['services']
  if (services !== undefined && !files.services.has(services)) {
    return inConfig(`It names the services section ${services}, which is not there.`, name, files, {
      advice: `Add [services ${services}] to ${files.configFile}, or take the line services away`,
    })
  }
  const chain = chainOf(name, files.profiles)
  for (const link of chain) {
    const problem = ownProblem(link.name, link.section, files)
    if (problem === null) continue
    return link.name === name
      ? problem
      : { why: `It builds on the profile ${link.name}. ${problem.why}`, next: problem.next }
  }
  return loopOf(chain, files)
}

function missing(name: string, { configFile, credentialsFile, odd }: SharedFiles): Problem {
  const section = odd.find((each) => each.name === name)
  if (section === undefined) {
    return {
      why: 'There is no such profile on this workstation.',
      next: `Add [profile ${name}] to ${configFile}, or choose another profile.`,
    }
  }
  return {
    why: `Its section has a header that the AWS SDK does not take for a profile of this name.`,
    next: `Write ${section.header} in ${section.file === 'config' ? configFile : credentialsFile}.`,
  }
}

function ownProblem(name: string, section: Section, files: SharedFiles): Problem | null {
  const has = (key: string): boolean => section[key] !== undefined
  if (has('role_arn') && has('source_profile') && has('credential_source')) {
    return inConfig('It has both source_profile and credential_source.', name, files, {
      advice: 'Take one of the two lines away',
    })
  }
  switch (kindOf(section, files.profiles)) {
    case 'role':
    case 'chained-role': {
      const source = section['source_profile']
      if (source === undefined || files.profiles.has(source)) return null
      return inConfig(`Its source_profile ${source} is not there.`, name, files, {
        advice: `Name a profile that is there, or add [profile ${source}]`,
      })
    }
    case 'web-identity': {
      const token = section['web_identity_token_file'] ?? ''
      if (existsSync(token)) return null
      return inConfig(`Its token file ${token} is not there.`, name, files, {
        advice: 'Correct web_identity_token_file',
      })
    }
    case 'sso-session':
      return sessionProblem(name, section, files)
    case 'sso-legacy':
      return lacks(section, ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'], name, files)
    case 'none':
      return withoutCredentials(name, section, files)
    case 'keys':
    case 'process':
    case 'login':
      return null
  }
}

function sessionProblem(name: string, section: Section, files: SharedFiles): Problem | null {
  const session = section['sso_session'] ?? ''
  const found = files.signOnSessions.get(session)
  if (found === undefined) {
    return inConfig(`It names the session ${session}, which is not there.`, name, files, {
      advice: `Add [sso-session ${session}], for example with “aws configure sso-session”,`,
    })
  }
  const lacking = ['sso_start_url', 'sso_region'].find((key) => found[key] === undefined)
  if (lacking !== undefined) {
    return {
      why: `Its session ${session} has no ${lacking}.`,
      next: `Add ${lacking} to [sso-session ${session}] in ${files.configFile}.`,
    }
  }
  return lacks(section, ['sso_account_id', 'sso_role_name'], name, files)
}

function withoutCredentials(name: string, section: Section, files: SharedFiles): Problem {
  const id = section['aws_access_key_id'] !== undefined
  if (id || section['aws_secret_access_key'] !== undefined) {
    const half = id ? 'aws_secret_access_key' : 'aws_access_key_id'
    return {
      why: `It has half an access key: ${half} is missing.`,
      next: `Add ${half} to [${name}] in ${files.credentialsFile}.`,
    }
  }
  if (section['role_arn'] !== undefined) {
    return inConfig('It has a role, and no source_profile that may assume it.', name, files, {
      advice: 'Add source_profile',
    })
  }
  return inConfig('It has no credentials.', name, files, {
    advice: 'Add keys, a role, a program or a sign-on session (“aws configure sso”)',
  })
}

function lacks(section: Section, keys: readonly string[], name: string, files: SharedFiles): Problem | null {
  const lacking = keys.find((key) => section[key] === undefined)
  if (lacking === undefined) return null
  return inConfig(`It has no ${lacking}.`, name, files, { advice: `Add ${lacking}` })
}

/** Roles that build on each other in a circle; one that builds on itself needs keys of its own. */
function loopOf(chain: ReturnType<typeof chainOf>, files: SharedFiles): Problem | null {
  const last = chain.at(-1)
  const back = last?.section['source_profile']
  if (last === undefined || back === undefined || kindOf(last.section, files.profiles) === 'keys') return null
  if (chain.length > 1 && hasKeys(last.section)) return null
  if (back === last.name && hasKeys(last.section)) return null
  if (!chain.some(({ name }) => name === back)) return null
  return inConfig(
    `Its roles build on each other in a circle: ${[...chain.map(({ name }) => name), back].join(' → ')}.`,
    last.name,
    files,
    { advice: 'Name a source_profile with credentials of its own' },
  )
}

function inConfig(
  why: string,
  name: string,
  { configFile }: SharedFiles,
  { advice }: { readonly advice: string },
): Problem {
  return { why, next: `${advice} in [${name === 'default' ? name : `profile ${name}`}] of ${configFile}.` }
}
