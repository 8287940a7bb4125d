/** What can be wrong with the ARN of a role; stable, so that exports and tests can name it. */
export type RoleArnCode =
  | 'ROLE_MISSING'
  | 'ROLE_QUOTED'
  | 'ROLE_NAME_ONLY'
  | 'ROLE_IS_USER'
  | 'ROLE_IS_ACCOUNT'
  | 'ROLE_IS_SESSION'
  | 'ROLE_IS_INSTANCE_PROFILE'
  | 'ROLE_IS_NO_ROLE'
  | 'ROLE_HAS_REGION'
  | 'ROLE_ACCOUNT_MALFORMED'
  | 'ROLE_UNKNOWN_PARTITION'
  | 'ROLE_NAME_MALFORMED'
  | 'ROLE_NOT_ASSUMABLE'
  | 'ROLE_WRONG_PARTITION'
  | 'ROLE_WRONG_ACCOUNT'
  | 'ROLE_TOO_LONG'

/** A mistake, and what was probably meant: a role of that name, or that very ARN. */
export interface RoleMistake {
  readonly code: RoleArnCode
  readonly message: string
  readonly name: string | null
  readonly arn: string | null
}

const AROUND = /^[\s"'`‘’“”«»<(]+|[\s"'`‘’“”«»>),;.]+$/g
const NAME = /^\/?(role\/)?([\x21-\x2E\x30-\x7E]+\/)*[\w+=,.@-]{1,64}$/
const PARTITION = /^aws(-cn|-us-gov|-eusc|-iso(-[bef])?)?$/

/** What is wrong with a text that is not the ARN of a role. */
export function roleMistake(text: string): RoleMistake {
  const bare = text.replaceAll(AROUND, '')
  if (bare === '') return mistake('ROLE_MISSING', 'Enter the ARN of the role, or its name.')
  if (bare !== text && bare.startsWith('arn:')) {
    const inside = roleMistakeOfArn(bare)
    return {
      code: 'ROLE_QUOTED',
      message: 'There are quotes, spaces or punctuation around the ARN.',
      name: null,
      arn: inside?.arn ?? bare,
    }
  }
  if (!bare.startsWith('arn:')) {
    return NAME.test(bare)
      ? mistake('ROLE_NAME_ONLY', 'This is the name of a role, not its ARN.', { name: bare })
      : mistake('ROLE_NAME_MALFORMED', 'An ARN looks like arn:aws:iam::123456789012:role/RoleName.')
  }
  return (
    roleMistakeOfArn(bare) ??
    mistake(
      'ROLE_NAME_MALFORMED',
      'The name of a role has 1 to 64 letters, digits or + = , . @ _ -, and a path ends before it with a slash.',
    )
  )
}

/** The mistake of a text that begins like an ARN; null when its parts up to the name are well. */
function roleMistakeOfArn(text: string): RoleMistake | null {
  const [, partition = '', service = '', region = '', account = '', ...rest] = text.split(':')
  const resource = rest.join(':')
  const lastName = resource.split('/').at(-1) ?? ''
  if (service === 'sts' && resource.startsWith('assumed-role/')) {
    return mistake('ROLE_IS_SESSION', 'This is a session of a role (assumed-role), not the role.', {
      name: resource.split('/')[1] ?? null,
    })
  }
  if (service !== 'iam') {
    return mistake(
      'ROLE_IS_NO_ROLE',
      `This is an ARN of ${service || 'nothing'}. A role's ARN is one of iam.`,
    )
  }
  if (resource === 'root') {
    return mistake('ROLE_IS_ACCOUNT', 'This is the account itself (root), not a role in it.')
  }
  if (resource.startsWith('user/')) {
    return mistake('ROLE_IS_USER', 'This is an IAM user. We need a role: users cannot be assumed.')
  }
  if (resource.startsWith('instance-profile/')) {
    return mistake('ROLE_IS_INSTANCE_PROFILE', 'This is an instance profile, not the role in it.', {
      name: lastName,
    })
  }
  if (!resource.startsWith('role/')) {
    return mistake('ROLE_IS_NO_ROLE', 'This is something else of IAM. After the account number comes role/.')
  }
  if (!PARTITION.test(partition)) {
    return mistake(
      'ROLE_UNKNOWN_PARTITION',
      `There is no partition ${partition || 'without a name'} of AWS.`,
      {
        name: resource,
      },
    )
  }
  if (region !== '') {
    return mistake('ROLE_HAS_REGION', 'IAM has no regions: the part after iam stays empty.', {
      arn: `arn:${partition}:iam::${account}:${resource}`,
    })
  }
  if (!/^\d{12}$/.test(account)) {
    return mistake('ROLE_ACCOUNT_MALFORMED', 'The account in a role’s ARN has twelve digits and no dashes.', {
      arn: `arn:${partition}:iam::${account.replaceAll(/[\s-]/g, '')}:${resource}`,
    })
  }
  return null
}

function mistake(
  code: RoleArnCode,
  message: string,
  { name = null, arn = null }: { readonly name?: string | null; readonly arn?: string | null } = {},
): RoleMistake {
  return { code, message, name, arn }
}
