import type { MantineSize } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { ImportTarget } from '../../shared/contract/imports.ts'
import { TARGET_NEEDS } from '../../shared/domain/import-target.ts'
import { goTo } from '../routes/hash-location.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { IMPORT_PATHS } from './import-address.ts'
import { TARGET_WORDS } from './import-words.ts'

/** Leads to the import of a target: **Import customers**, **Import orders**, **Import links**. */
export function ImportButton({
  target,
  size,
}: {
  readonly target: ImportTarget
  readonly size?: MantineSize
}): React.JSX.Element {
  const session = useSession()
  return (
    <GuardedButton
      variant="default"
      {...(size === undefined ? {} : { size })}
      reason={missingPermission(session, TARGET_NEEDS[target])}
      leftSection={<IconFileImport size={15} aria-hidden />}
      onClick={() => goTo(IMPORT_PATHS[target])}
    >
      {TARGET_WORDS[target].title}
    </GuardedButton>
  )
}
