import { quote } from '@x/dc/error'

const PATH = /^[A-Za-z$]\w*(?:(?:\.|->)\w+)*$/

/**
 * The header by which records are named by values of external fields. A plain name is a field of the module of the address;
 * anything further is a path from a module on: `Contacts.Account_Name.Customer_No`.
 *
 * @throws TypeError for what is not a name or such a path
 */
export function externalHeader(external: unknown, module: unknown): Readonly<Record<string, string>> {
  const paths = [external].flat().map((each) => {
    if (typeof each !== 'string' || !PATH.test(each)) {
      throw new TypeError(
        `external must be the API name of an external field, or a path to one such as "Contacts.Customer_No", not ${quote(each)}.`,
      )
    }
    return each.includes('.') ? each : `${String(module)}.${each}`
  })
  return { 'x-external': paths.join(',') }
}
