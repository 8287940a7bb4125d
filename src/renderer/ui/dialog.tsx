import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

type DialogProps = Omit<ModalProps, 'opened' | 'closeButtonProps'>

/** A dialog that is open as long as it is drawn: it begins at its first field and gives the focus back to what opened it. */
export function Dialog({ children, ...props }: DialogProps): React.JSX.Element {
  const [opener] = useState(whatOpens)
  useEffect(
    () => () => {
      // Whoever closed it may have put the focus somewhere already.
      if (document.activeElement !== document.body) return
      const next = opener?.isConnected === true ? opener : document.querySelector<HTMLElement>('#main')
      next?.focus()
    },
    [opener],
  )
  return (
    <Modal opened {...props} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div ref={beginAtFirstField}>{children}</div>
    </Modal>
  )
}

function whatOpens(): HTMLElement | null {
  const active = document.activeElement
  // The item of a menu is gone when the dialog closes; the menu's button is not.
  const menuButton = active?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  if (typeof menuButton === 'string') return document.getElementById(menuButton)
  return active instanceof HTMLElement ? active : null
}

// Otherwise the focus begins at Close, where Enter throws away what was asked for.
function beginAtFirstField(body: HTMLElement | null): void {
  if (body === null || body.querySelector('[data-autofocus]') !== null) return
  const field = body.querySelector(
    'input:not([type=hidden], [type=radio], :disabled), input[type=radio]:checked:enabled, textarea:enabled',
  )
  const first = field ?? body.querySelector('[type=submit]:enabled')
  first?.setAttribute('data-autofocus', 'true')
}
