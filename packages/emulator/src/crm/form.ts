/** A file of a body of `multipart/form-data`. */
export interface FormFile {
  readonly name: string
  /** As it was sent: any characters, none of them checked. */
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Any other part of such a body. */
export interface FormValue {
  readonly name: string
  readonly value: string
}

export type FormPart = FormFile | FormValue

/** The files under a name. */
export function filesOf(form: readonly FormPart[] | undefined, name: string): readonly FormFile[] {
  return (form ?? []).filter((part): part is FormFile => 'bytes' in part && part.name === name)
}

/** The first value under a name. */
export function valueOf(form: readonly FormPart[] | undefined, name: string): string | undefined {
  return (form ?? []).find((part): part is FormValue => 'value' in part && part.name === name)?.value
}
