import { usesName } from './text.ts'

/** Types that several fields share. A file declares those that it uses. */
const sharedTypes: Readonly<Record<string, string>> = {
  Link: `/** A record that another one points to. */
export interface Link {
  readonly id: string
  readonly name: string | null
}`,
  LinkInput: `export interface LinkInput {
  readonly id: Id
}`,
  UserLink: `/** A user; the address comes with owners, creators and modifiers. */
export interface UserLink {
  readonly id: string
  readonly name: string | null
  readonly email?: string
}`,
  Tag: `export interface Tag {
  readonly id: string
  readonly name: string
  readonly color_code?: string | null
}`,
  TagInput: `export interface TagInput {
  readonly name: string
}`,
  StoredFile: `/** A file of a record. */
export interface StoredFile {
  readonly id: string
  readonly File_Id__s: string
  readonly File_Name__s: string
  readonly Size__s: string | number
}`,
  FileInput: `/** A file that was uploaded before. */
export interface FileInput {
  readonly File_Id__s: string
}`,
  Removed: `/** Takes a row out of the list; rows that are not named stay. */
export interface Removed {
  readonly id: Id
  readonly _delete: null
}`,
}

/** Declarations of the shared types that a text uses, in the order of their names. */
export function sharedTypesFor(text: string): readonly string[] {
  return Object.keys(sharedTypes)
    .toSorted()
    .filter((name) => usesName(text, name))
    .map((name) => sharedTypes[name] ?? '')
}
