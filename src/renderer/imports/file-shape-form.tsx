import { Checkbox, Group, NumberInput, Select, Text } from '@mantine/core'
import { Encoding, Separator, type ImportFile } from '../../shared/contract/imports.ts'
import { chooseRemembered, chooseShape } from './configure-file.ts'
import { useImportStore } from './import-store.ts'
import { DOCUMENT_LABELS, ENCODING_LABELS, MAPPING_FROM, SEPARATOR_LABELS } from './import-words.ts'

/** How a file is read: detected, shown, changeable. */
export function FileShapeForm({ file }: { readonly file: ImportFile }): React.JSX.Element {
  const isRemembered = useImportStore((state) => state.remembered.includes(file.index))
  const { shape } = file
  return (
    <div>
      <Text size="sm" mb={10}>
        <Text span fw={620}>
          {DOCUMENT_LABELS[file.document]}
        </Text>{' '}
        <Text span c="dimmed">
          {MAPPING_FROM[file.mappingFrom]}
        </Text>
      </Text>
      <Group align="end" gap="md">
        {file.document !== 'aws-list-accounts-json' && (
          <>
            <Select
              label="Encoding"
              allowDeselect={false}
              w={200}
              data={Encoding.options.map((value) => ({ value, label: ENCODING_LABELS[value] }))}
              value={shape.encoding}
              onChange={(encoding) => {
                if (encoding !== null) void chooseShape(file.index, { encoding })
              }}
            />
            <Select
              label="Separator"
              allowDeselect={false}
              w={150}
              data={Separator.options.map((value) => ({ value, label: SEPARATOR_LABELS[value] }))}
              value={shape.separator}
              onChange={(separator) => {
                if (separator !== null) void chooseShape(file.index, { separator })
              }}
            />
            <NumberInput
              label="Header line (0: none)"
              min={0}
              max={1000}
              allowDecimal={false}
              w={150}
              value={shape.headerLine}
              onChange={(headerLine) => {
                if (typeof headerLine === 'number' && headerLine !== shape.headerLine)
                  void chooseShape(file.index, { headerLine })
              }}
            />
          </>
        )}
        <Checkbox
          label="Remember for files like this"
          mb={6}
          checked={isRemembered}
          onChange={(event) => void chooseRemembered(file.index, event.currentTarget.checked)}
        />
      </Group>
    </div>
  )
}
