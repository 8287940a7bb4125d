/** RFC 4648 base32: no sign that has to be quoted, none that differs by case. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** How many random bytes make an external ID: 160 bits, 32 characters. */
export const EXTERNAL_ID_BYTES = 20

/**
 * An external ID (STS API `ExternalId`, 2 to 1,224 characters) from random bytes. We make it, one for each account, and
 * never the customer: an ID that somebody can choose can be the one of another customer (AWS, “the confused deputy”).
 */
export function externalIdFrom(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    held += 8
    while (held >= 5) {
      held -= 5
      text += ALPHABET[(bits >> held) & 31]
    }
    bits &= (1 << held) - 1
  }
  return text
}
