import { idText, type Id } from '@x/client'

/** The text of a group's id; refused before anything is sent when it is not one. */
export function groupIdText(id: Id): string {
  return idText(id, 'user group')
}

/**
 * A text that a body can carry. Length and letters are Zoho's to judge.
 *
 * @throws TypeError for a NUL or half a character (a lone surrogate), which would arrive as something else
 */
export function checkText<T extends string | null | undefined>(text: T, what: string): T {
  if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed())) {
    throw new TypeError(
      `The ${what} of a user group holds a NUL or half a character, which cannot be stored.`,
    )
  }
  return text
}
