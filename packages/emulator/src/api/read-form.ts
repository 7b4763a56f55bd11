import type { FormPart } from '../crm/index.ts'

/** Whether a body is `multipart/form-data`, by its header. */
export function isForm(contentType: string | null): contentType is string {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'multipart/form-data'
}

/** The parts of such a body, in order; undefined for a body that does not hold to its own boundary. */
export async function readFormParts(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<readonly FormPart[] | undefined> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    return await Promise.all(
      [...form].map(async ([name, value]): Promise<FormPart> => {
        if (typeof value === 'string') return { name, value }
        return { name, fileName: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
      }),
    )
  } catch {
    // Lost: where it is broken. Zoho does not say it either.
    return undefined
  }
}
