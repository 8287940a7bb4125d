import { Anchor } from '@mantine/core'
import { customerPath } from './customer-path.ts'

interface CustomerPageLinkProps {
  readonly identifier: string
  readonly companyName: string
}

/** The name of a customer in a list; it leads to the page of the customer. */
export function CustomerPageLink({ identifier, companyName }: CustomerPageLinkProps): React.JSX.Element {
  return (
    <Anchor href={`#${customerPath(identifier)}`} c="inherit" size="sm" tabIndex={-1}>
      {companyName}
    </Anchor>
  )
}
