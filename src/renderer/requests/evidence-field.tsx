import { Textarea, type TextareaProps } from '@mantine/core'

/** How staff know what happened outside of this application; every record by hand asks for it. */
export function EvidenceField(props: Omit<TextareaProps, 'label'>): React.JSX.Element {
  return (
    <Textarea
      label="Evidence"
      description="How you know: a mail, a screenshot, who told you."
      withAsterisk
      autosize
      minRows={2}
      {...props}
    />
  )
}
