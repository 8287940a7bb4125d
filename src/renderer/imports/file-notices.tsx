import { Alert, Text } from '@mantine/core'
import type { ImportFile } from '../../shared/contract/imports.ts'
import classes from './imports.module.css'

const COLORS = { info: 'harbour', warning: 'yellow', error: 'red' } as const

/** What was noticed about a file as a whole, with the raw text and what was made of it. */
export function FileNotices({ notices }: { readonly notices: ImportFile['notices'] }): React.JSX.Element {
  return (
    <>
      {notices.map((notice) => (
        <Alert
          key={`${notice.code}${notice.message}`}
          color={COLORS[notice.level]}
          role={notice.level === 'error' ? 'alert' : 'note'}
          aria-label={notice.code}
        >
          <Text size="sm">
            {notice.message}{' '}
            <Text span c="dimmed" className={classes['code']}>
              {notice.code}
            </Text>
          </Text>
          {notice.raw !== null && (
            <pre className={classes['raw']} style={{ marginTop: 6 }}>
              {`In the file  ${notice.raw}`}
              {notice.read !== null && `\nRead as      ${notice.read}`}
            </pre>
          )}
        </Alert>
      ))}
    </>
  )
}
