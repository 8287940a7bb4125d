import type { Profile } from '../../../../shared/contract/profiles.ts'
import type { AwsCall } from './call.ts'
import { chainOf, kindOf } from './profile-kind.ts'
import { problemOf } from './profile-problem.ts'
import { readSharedFiles, type SharedFiles } from './shared-files.ts'

/** The profiles of the shared files, by name; sessions and services sections are none. */
export interface ListedProfiles {
  readonly profiles: readonly Profile[]
  readonly configFile: string
  readonly credentialsFile: string
}

/** Reads the profiles of this workstation. Asks nothing of AWS. */
export const listProfiles: AwsCall<object, ListedProfiles> = async () => {
  const files = await readSharedFiles()
  const names = new Set([...files.profiles.keys(), ...files.odd.map(({ name }) => name)])
  return {
    profiles: [...names]
      .toSorted((one, other) => one.localeCompare(other))
      .map((name) => describe(name, files)),
    configFile: files.configFile,
    credentialsFile: files.credentialsFile,
  }
}

function describe(name: string, files: SharedFiles): Profile {
  const section = files.profiles.get(name) ?? {}
  return {
    name,
    kind: kindOf(section, files.profiles),
    needsMfa: chainOf(name, files.profiles).some((link) => link.section['mfa_serial'] !== undefined),
    region: section['region'] ?? null,
    accountId:
      /^arn:[^:]+:iam::(\d{12}):role\//.exec(section['role_arn'] ?? '')?.[1] ??
      section['sso_account_id'] ??
      section['aws_account_id'] ??
      null,
    problem: problemOf(name, files),
  }
}
