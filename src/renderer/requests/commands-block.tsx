import { Button } from '@mantine/core'
import pool from '../pool/pool.module.css'
import { copyText } from '../ui/copy-text.ts'
import classes from './requests.module.css'

/** Commands for the AWS CLI, each with a button that copies it. */
export function CommandsBlock({
  commands,
}: {
  readonly commands: readonly string[]
}): React.JSX.Element | null {
  if (commands.length === 0) return null
  return (
    <>
      <h3 className={pool['detailsHeading']}>Commands for the AWS CLI</h3>
      {commands.map((command, index) => (
        <div key={command}>
          <pre className={classes['command']}>{command}</pre>
          <Button
            size="compact-sm"
            variant="light"
            mt={8}
            mb={8}
            aria-label={index === 0 ? 'Copy command' : `Copy command ${index + 1}`}
            onClick={() => void copyText(command)}
          >
            Copy command
          </Button>
        </div>
      ))}
    </>
  )
}
