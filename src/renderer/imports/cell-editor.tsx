import { useRef } from 'react'
import type { ImportField } from '../../shared/contract/imports.ts'
import classes from './review.module.css'

interface CellEditorProps {
  readonly label: string
  readonly field: ImportField
  readonly value: string
  /** Takes the value (null: it is the same as before); `right` goes on with the next cell. */
  readonly onDone: (value: string | null, next: 'stay' | 'right') => void
  readonly onCancel: () => void
}

/** A cell being typed over: Enter takes it, Tab takes it and goes on, Escape leaves it as it was. */
export function CellEditor({ label, field, value, onDone, onCancel }: CellEditorProps): React.JSX.Element {
  // Leaving by a key also takes the focus away; that must not count twice.
  const isOver = useRef(false)
  const finish = (text: string, next: 'stay' | 'right'): void => {
    if (isOver.current) return
    isOver.current = true
    onDone(text === value ? null : text, next)
  }
  return (
    <input
      className={classes['editor']}
      aria-label={label}
      defaultValue={value}
      data-field={field}
      spellCheck={false}
      autoComplete="off"
      ref={(element) => {
        if (element === null || document.activeElement === element) return
        element.focus({ preventScroll: true })
        element.select()
      }}
      onKeyDown={(event) => {
        const text = event.currentTarget.value
        if (event.key === 'Enter') finish(text, 'stay')
        else if (event.key === 'Tab' && !event.shiftKey) {
          event.preventDefault()
          finish(text, 'right')
        } else if (event.key === 'Escape') {
          isOver.current = true
          onCancel()
        } else return
        event.stopPropagation()
      }}
      onBlur={(event) => finish(event.currentTarget.value, 'stay')}
    />
  )
}
