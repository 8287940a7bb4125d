import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'
import type { Density } from './ui/window-store.ts'

/** Harbour blue: the one accent; shade 6 carries white text at 5:1. */
const harbour = [
  '#eef5fb',
  '#d9e8f5',
  '#b3d0ea',
  '#88b5de',
  '#639fd4',
  '#448acb',
  '#2b70b4',
  '#225b95',
  '#1b4a7a',
  '#133759',
] as const

/** Cool greys; 6 is the dimmed text of light, at least 5:1 on every light surface. */
const gray = [
  '#f8f9fb',
  '#f2f4f7',
  '#e7eaef',
  '#d9dee5',
  '#c3cad4',
  '#959daa',
  '#5d6573',
  '#474e5b',
  '#323844',
  '#1d222b',
] as const

/** Surfaces of dark: 7 is the page, 6 the controls, 4 the lines, 2 the dimmed text. */
const dark = [
  '#dde0e6',
  '#b6bbc5',
  '#9ba1ad',
  '#6b7280',
  '#3b404b',
  '#2d313a',
  '#23272f',
  '#1a1d23',
  '#14171c',
  '#0f1115',
] as const

/** Red whose shade 6 carries white text. */
const red = [
  '#fff1f1',
  '#ffe0e0',
  '#ffc7c7',
  '#ffa3a3',
  '#fa7f7f',
  '#e85555',
  '#c62828',
  '#a92222',
  '#8a1c1c',
  '#6d1717',
] as const

const FONT = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif"

/** The look of every Mantine component, for one density. */
export function buildTheme(density: Density): MantineThemeOverride {
  const size = density === 'compact' ? 'xs' : 'sm'
  const sized = { defaultProps: { size } }
  // A list that opens as the keyboard passes by covers the form, and takes Escape from the dialog.
  const listed = { defaultProps: { size, openOnFocus: false } }
  return createTheme({
    primaryColor: 'harbour',
    primaryShade: { light: 6, dark: 6 },
    colors: { harbour: [...harbour], gray: [...gray], dark: [...dark], red: [...red] },
    fontFamily: FONT,
    fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
    fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
    headings: { fontFamily: FONT, fontWeight: '620' },
    radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
    defaultRadius: 'sm',
    spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
    respectReducedMotion: true,
    cursorType: 'pointer',
    components: {
      ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
      Alert: { defaultProps: { variant: 'light' } },
      Button: sized,
      Checkbox: sized,
      Combobox: { defaultProps: { shadow: 'md' } },
      DateInput: sized,
      // Without the placeholder the first item has the focus, and a menu holds nothing but items.
      Menu: { defaultProps: { shadow: 'md', withinPortal: true, withInitialFocusPlaceholder: false } },
      Modal: {
        defaultProps: { centered: false, yOffset: '6vh', radius: 'md', transitionProps: { duration: 120 } },
      },
      MultiSelect: listed,
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close the message' } } },
      NumberInput: sized,
      PasswordInput: sized,
      InputWrapper: sized,
      Radio: sized,
      RadioGroup: sized,
      SegmentedControl: sized,
      Select: listed,
      Switch: sized,
      Tabs: { defaultProps: { keepMounted: false } },
      TagsInput: listed,
      Textarea: sized,
      TextInput: sized,
      Tooltip: { defaultProps: { openDelay: 350, withArrow: true, maw: 340, multiline: true } },
    },
  })
}

/** Where Mantine's own choice of colour misses WCAG 2.2 AA. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': '#6a7280',
    '--mantine-color-dimmed': '#5d6573',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-anchor': '#225b95',
    '--mantine-color-default-border': '#c3cad4',
    '--mantine-color-yellow-light': '#fdf3d7',
    '--mantine-color-red-light': '#fdeaea',
  },
  dark: {
    '--mantine-color-placeholder': '#8f96a3',
    '--mantine-color-dimmed': '#9ba1ad',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': '#88b5de',
    '--mantine-color-default-border': '#3b404b',
    '--mantine-color-yellow-light': '#33290f',
    '--mantine-color-yellow-light-color': '#f0d28a',
    '--mantine-color-red-light': '#3a1d1f',
    '--mantine-color-red-light-color': '#ffb0b0',
    '--mantine-color-harbour-light': '#1d3249',
    '--mantine-color-harbour-light-color': '#b3d0ea',
  },
})
