import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'

const SEARCH_DELAY_MS = 180

interface SearchBoxProps {
  /** Accessible name, e.g. `Search accounts`. */
  readonly label: string
  readonly placeholder: string
  /** In pixels. */
  readonly width?: number
  /** What is searched for now. */
  readonly text: string
  /** Hears the trimmed text a moment after the last key. */
  readonly onSearch: (text: string) => void
  /** Enter and arrow down lead into the list. */
  readonly focusGrid: () => void
}

/** The search of a list: `/` leads into it, Escape empties it. */
export function SearchBox(props: SearchBoxProps): React.JSX.Element {
  const { text, width = 270, onSearch, focusGrid } = props
  const ref = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const [seen, setSeen] = useState(text)
  const search = useDebouncedCallback((next: string) => onSearch(next.trim()), SEARCH_DELAY_MS)
  // The filter changed from elsewhere: an address, a view, Clear filters.
  if (text !== seen) {
    setSeen(text)
    if (text !== typed.trim()) setTyped(text)
  }
  useSlashKey(ref)
  const change = (next: string): void => {
    setTyped(next)
    search(next)
  }
  return (
    <TextInput
      ref={ref}
      type="search"
      aria-label={props.label}
      aria-keyshortcuts="/"
      placeholder={props.placeholder}
      w={width}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs">/</Kbd>
        ) : (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => change('')} />
        )
      }
      value={typed}
      maxLength={200}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault()
          search.flush()
          focusGrid()
        } else if (event.key === 'Escape' && typed !== '') {
          event.preventDefault()
          change('')
        }
      }}
    />
  )
}

function useSlashKey(ref: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping) return
      event.preventDefault()
      ref.current?.focus()
      ref.current?.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [ref])
}
